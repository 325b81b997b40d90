using System.Buffers.Text;
using System.Net;
using System.Text;

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>
/// Reads the claims that a 401 requires (continuous access evaluation): <c>WWW-Authenticate: Bearer error="insufficient_claims",
/// claims="…"</c>.
/// </summary>
internal static class ClaimsChallenge
{
    private const string Parameter = "claims=\"";
    private const int MaxLength = 8192;

    /// <summary>Gets the claims as JSON; <see langword="null"/> if the answer is not a claims challenge.</summary>
    public static string? Of(HttpResponseMessage response)
    {
        if (response.StatusCode != HttpStatusCode.Unauthorized)
        {
            return null;
        }

        foreach (var challenge in response.Headers.WwwAuthenticate)
        {
            if (
                challenge is { Scheme: var scheme, Parameter: { } parameter }
                && scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
                && Decode(parameter) is { } claims
            )
            {
                return claims;
            }
        }

        return null;
    }

    private static string? Decode(string parameter)
    {
        var start = parameter.IndexOf(Parameter, StringComparison.OrdinalIgnoreCase);
        var end = start < 0 ? -1 : parameter.IndexOf('"', start + Parameter.Length);
        if (end < 0 || end - start > MaxLength)
        {
            return null;
        }

        // The service writes base64 or base64url, with or without padding.
        var encoded = parameter[(start + Parameter.Length)..end].Replace('+', '-').Replace('/', '_').TrimEnd('=');
        var bytes = new byte[Base64Url.GetMaxDecodedLength(encoded.Length)];
        return Base64Url.TryDecodeFromChars(encoded, bytes, out var written) && written > 0
            ? Encoding.UTF8.GetString(bytes, 0, written)
            : null;
    }
}

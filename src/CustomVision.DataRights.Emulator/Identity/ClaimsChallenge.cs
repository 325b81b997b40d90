using System.Globalization;
using System.Text;

namespace CustomVision.DataRights.Emulator.Identity;

/// <summary>
/// The <c>WWW-Authenticate</c> header that asks a client for a token with certain claims, as continuous access evaluation does.
/// </summary>
internal static class ClaimsChallenge
{
    /// <summary>The claims of a revoked session: only a token that is issued after this answer will do.</summary>
    public static string Revoked(DateTimeOffset now) =>
        "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\""
        + now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)
        + "\"}}}";

    public static string Header(string claims) =>
        $"Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\", "
            + $"error=\"insufficient_claims\", "
        + $"claims=\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(claims))}\"";
}

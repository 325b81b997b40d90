using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>
/// The delay that the service requests: <c>Retry-After</c> in seconds or as a date (RFC 9110 §10.2.3), otherwise the number in the
/// gateway's message.
/// </summary>
internal static partial class RetryAfter
{
    public static TimeSpan? Of(HttpResponseMessage response, DateTimeOffset now)
    {
        if (response.Headers.RetryAfter is { } header)
        {
            var delay = header.Delta ?? (header.Date - now);
            return delay > TimeSpan.Zero ? delay : TimeSpan.Zero;
        }

        if (response.Content is BufferedContent { Memory: { IsEmpty: false } body })
        {
            var match = SecondsInMessage().Match(Encoding.UTF8.GetString(body.Span));
            if (
                match.Success
                && int.TryParse(match.Groups["seconds"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            )
            {
                return TimeSpan.FromSeconds(seconds);
            }
        }

        return null;
    }

    [GeneratedRegex(
        "retry after (?<seconds>[0-9]{1,6}) second",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex SecondsInMessage();
}

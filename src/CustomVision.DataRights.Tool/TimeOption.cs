using System.CommandLine;
using System.Globalization;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary>An option with an ISO 8601 time. Without an offset, the time is UTC; a date alone is the beginning of that day.</summary>
internal static class TimeOption
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    public static Option<DateTimeOffset?> Create(string name, string key) =>
        new(name)
        {
            Description = HelpTexts.Get(key, HelpTexts.Get("time")),
            CustomParser = result =>
            {
                var text = result.Tokens.Single().Value;
                if (
                    DateTimeOffset.TryParseExact(
                        text,
                        Forms,
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                        out var time
                    )
                )
                {
                    return time;
                }

                result.AddError(MessageTexts.Get("time.wrong", name, text));
                return null;
            },
        };

    /// <exception cref="UsageException">The first time is not earlier than the second, so that nothing could match.</exception>
    public static void EnsureOrder(string fromName, DateTimeOffset? from, string beforeName, DateTimeOffset? before)
    {
        if (from >= before)
        {
            throw new UsageException(MessageTexts.Get("time.order", fromName, beforeName));
        }
    }
}

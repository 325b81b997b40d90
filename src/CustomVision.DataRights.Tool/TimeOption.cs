using System.CommandLine;
using System.Globalization;

namespace CustomVision.DataRights.Tool;

/// <summary>An option that takes a time in the form of ISO 8601; without an offset it is UTC, and a date alone is its beginning.</summary>
internal static class TimeOption
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    public static Option<DateTimeOffset?> Create(string name, string description) =>
        new(name)
        {
            Description = $"{description} As 2026-05-31 (its beginning, UTC) or 2026-05-31T14:00:00+02:00.",
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

                result.AddError(
                    $"{name}: \"{text}\" is not a time. Write it as 2026-05-31 (its beginning, UTC) or 2026-05-31T14:00:00+02:00."
                );
                return null;
            },
        };

    /// <exception cref="UsageException">Nothing can be at or after the first time and before the second.</exception>
    public static void EnsureOrder(string fromName, DateTimeOffset? from, string beforeName, DateTimeOffset? before)
    {
        if (from >= before)
        {
            throw new UsageException($"{fromName} must be earlier than {beforeName}: otherwise nothing is chosen.");
        }
    }
}

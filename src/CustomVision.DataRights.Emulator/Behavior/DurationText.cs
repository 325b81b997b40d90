using System.Globalization;

namespace CustomVision.DataRights.Emulator.Behavior;

/// <summary>Durations as entered by users: a number with a unit, or <c>never</c>.</summary>
internal static class DurationText
{
    private static readonly (string Unit, double Milliseconds)[] Units =
    [
        ("ms", 1),
        ("s", 1000),
        ("m", 60_000),
        ("h", 3_600_000),
        ("d", 86_400_000),
    ];

    public static bool TryRead(string text, out TimeSpan value)
    {
        value = default;
        if (text.Equals("never", StringComparison.OrdinalIgnoreCase))
        {
            value = Timeout.InfiniteTimeSpan;
            return true;
        }

        foreach (var (unit, milliseconds) in Units)
        {
            if (
                text.EndsWith(unit, StringComparison.OrdinalIgnoreCase)
                && double.TryParse(
                    text.AsSpan(0, text.Length - unit.Length),
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var number
                )
                && number * milliseconds <= TimeSpan.FromDays(365).TotalMilliseconds
            )
            {
                value = TimeSpan.FromMilliseconds(number * milliseconds);
                return true;
            }
        }

        return false;
    }

    public static string Write(TimeSpan value) =>
        value == Timeout.InfiniteTimeSpan ? "never" : string.Create(CultureInfo.InvariantCulture, $"{value.TotalMilliseconds:0.####}ms");
}

using System.Globalization;

namespace CustomVision.DataRights.Tool;

/// <summary>The end of Custom Vision, and what is said when it is near.</summary>
internal static class ShutOff
{
    private static readonly DateTimeOffset Date = new(2028, 9, 25, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Gets the warning for a time; <see langword="null"/> until 12 months before the shut-off.</summary>
    public static string? WarningAt(DateTimeOffset now) =>
        now >= Date ? "Custom Vision was shut off on 2028-09-25. What still answers may end at any time: export everything now."
        : now >= Date.AddMonths(-12)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Custom Vision is shut off on 2028-09-25, in {(int)Math.Ceiling((Date - now).TotalDays)} day(s). Model files exist only "
                    + $"if they are built before: export --build-models all."
            )
        : null;
}

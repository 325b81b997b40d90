using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary>The shut-off date of Custom Vision and the warning that precedes it.</summary>
internal static class ShutOff
{
    private static readonly DateTimeOffset Date = new(2028, 9, 25, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Gets the warning at a time, in the current language; <see langword="null"/> until 12 months before the shut-off.</summary>
    public static string? WarningAt(DateTimeOffset now) =>
        now >= Date ? ConsoleTexts.Get("shutOff.past")
        : IsNear(now) ? ConsoleTexts.Count("shutOff.near", DaysFrom(now))
        : null;

    /// <summary>Gets the warning at a time in English, for documents.</summary>
    public static string? EnglishAt(DateTimeOffset now) =>
        now >= Date ? ConsoleTexts.English("shutOff.past")
        : IsNear(now) ? ConsoleTexts.English(DaysFrom(now) == 1 ? "shutOff.near.one" : "shutOff.near", DaysFrom(now))
        : null;

    private static bool IsNear(DateTimeOffset now) => now >= Date.AddMonths(-12);

    private static int DaysFrom(DateTimeOffset now) => (int)Math.Ceiling((Date - now).TotalDays);
}

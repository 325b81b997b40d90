using System.Globalization;

namespace CustomVision.DataRights.Tests.Restore;

/// <summary>
/// How many seeds are restored, and whether kills and faults meet every call: DATARIGHTS_RESTORE_ROUNDS, which the gate sets, else a small
/// number.
/// </summary>
internal static class RestoreRounds
{
    private static readonly int? Given = int.TryParse(
        Environment.GetEnvironmentVariable("DATARIGHTS_RESTORE_ROUNDS"),
        NumberStyles.None,
        CultureInfo.InvariantCulture,
        out var given
    )
        ? given
        : null;

    public static int Count => Given ?? 2;

    /// <summary>Every call, or one in seven.</summary>
    public static int Step => Given is null ? 7 : 1;
}

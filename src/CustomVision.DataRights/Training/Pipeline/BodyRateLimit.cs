using System.Runtime.InteropServices;

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>The minimum rate at which a body must arrive.</summary>
/// <param name="Idle">The maximum time without a byte.</param>
/// <param name="MinBytesPerSecond">The minimum average rate over a window; 0 for no minimum.</param>
/// <param name="Window">The length of the window.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BodyRateLimit(TimeSpan Idle, int MinBytesPerSecond, TimeSpan Window)
{
    public static BodyRateLimit Of(TimeoutOptions timeouts) => new(timeouts.IdleBody, timeouts.MinBytesPerSecond, timeouts.RateWindow);
}

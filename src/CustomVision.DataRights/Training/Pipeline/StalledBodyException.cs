using System.Globalization;

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>Thrown when a body stalls or arrives too slowly. The fault may be transient, so the call is retried.</summary>
internal sealed class StalledBodyException : IOException
{
    private StalledBodyException(string reason, Exception? cause)
        : base(reason, cause) { }

    public static StalledBodyException Silent(BodyRateLimit pace, Exception cause) =>
        new(Text($"No byte of the body arrived for {pace.Idle.TotalSeconds:0.###} seconds (Timeouts:IdleBody)."), cause);

    public static StalledBodyException Slow(BodyRateLimit pace)
    {
        var (least, seconds) = (pace.MinBytesPerSecond, pace.Window.TotalSeconds);
        return new(
            Text($"The body arrived at less than {least:N0} bytes a second over {seconds:0.###} seconds (Timeouts:MinBytesPerSecond)."),
            cause: null
        );
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

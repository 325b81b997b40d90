using System.Globalization;

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>A body that brought no byte for too long, or too few. It may pass, so the call is retried.</summary>
internal sealed class StalledBodyException : IOException
{
    private StalledBodyException(string reason, Exception? cause)
        : base(reason, cause) { }

    public static StalledBodyException Silent(BodyPace pace, Exception cause) =>
        new(Text($"The body brought no byte for {pace.Idle.TotalSeconds:0.###} seconds (Timeouts:IdleBody)."), cause);

    public static StalledBodyException Slow(BodyPace pace)
    {
        var (least, seconds) = (pace.MinBytesPerSecond, pace.Window.TotalSeconds);
        return new(
            Text($"The body brought less than {least:N0} bytes a second over {seconds:0.###} seconds (Timeouts:MinBytesPerSecond)."),
            cause: null
        );
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

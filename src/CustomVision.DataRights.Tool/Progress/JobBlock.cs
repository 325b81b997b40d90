using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace CustomVision.DataRights.Tool.Progress;

/// <summary>Shows progress at a terminal as a block of three lines, redrawn in place a few times per second.</summary>
/// <param name="time">The clock.</param>
/// <param name="console">The terminal.</param>
/// <param name="draw">Draws the block in place of the previous one.</param>
internal sealed class JobBlock(TimeProvider time, IAnsiConsole console, Action<IRenderable> draw)
{
    private const int LongestBar = 50;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly FirstEstimate _estimate = new(time);
    private (string Phase, long Timestamp)? _last;

    public void Show(JobProgress progress)
    {
        progress = _estimate.Of(progress);
        if (_last is { } last && last.Phase == progress.Phase && time.GetElapsedTime(last.Timestamp) < Pause)
        {
            return;
        }

        _last = (progress.Phase, time.GetTimestamp());
        draw(Render(progress));
    }

    /// <summary>Renders the block: always three lines, so that nothing below it moves.</summary>
    public IRenderable Render(JobProgress progress)
    {
        var (parts, share) = (JobText.Parts(progress).ToList(), JobText.Share(progress));
        var length = Math.Clamp(console.Profile.Width - 8, 10, LongestBar);
        var (full, rest) = console.Profile.Capabilities.Unicode ? ('━', '─') : ('#', '-');
        var filled = (int)(share * length);
        var percent = string.Create(CultureInfo.InvariantCulture, $" {Math.Floor(share * 100),3} %");
        return new Rows(
            Line(progress.Phase, Style.Plain),
            parts.Count == 0 || progress.IsTotalUnknown
                ? Text.Empty
                : new Paragraph()
                    .Append(new string(full, filled), new Style(Color.Green))
                    .Append(new string(rest, length - filled), new Style(Color.Grey))
                    .Append(percent),
            Line(string.Join(" · ", parts), new Style(Color.Grey))
        );
    }

    private static Text Line(string text, Style style) => new(TerminalText.Clean(text), style) { Overflow = Overflow.Ellipsis };
}

using System.Globalization;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool.Progress;

/// <summary>Formats the progress of a job as text.</summary>
internal static class JobText
{
    private const double Kilo = 1000;

    /// <summary>Gets the parts that describe the progress of the phase; empty if it has no counts.</summary>
    public static IEnumerable<string> Parts(JobProgress progress)
    {
        if (progress is { Total: 0, IsTotalUnknown: false })
        {
            yield break;
        }

        yield return progress.IsTotalUnknown
            ? MessageTexts.Count($"progress.{progress.Unit}.unknown", progress.Done)
            : MessageTexts.Get($"progress.{progress.Unit}", progress.Done, progress.Total);
        if (progress.Bytes > 0)
        {
            yield return Size(progress.Bytes);
        }

        if (progress.BytesPerSecond > 0)
        {
            yield return MessageTexts.Get("rate.bytes", Size(progress.BytesPerSecond));
        }
        else if (progress.UnitsPerSecond > 0)
        {
            yield return MessageTexts.Get($"rate.{progress.Unit}", ConsoleTexts.Decimal(progress.UnitsPerSecond));
        }

        if (progress.Remaining is { } left && progress.Done < progress.Total)
        {
            yield return Left(left);
        }

        if (progress.Remark is { } remark)
        {
            yield return remark;
        }
    }

    /// <summary>Formats the number of objects read, if the total is unknown; <see langword="null"/> before the first object.</summary>
    public static string? Read(long objects, double perSecond) =>
        objects == 0 ? null
        : perSecond > 0 ? MessageTexts.Get("progress.read.rate", objects, ConsoleTexts.Decimal(perSecond))
        : MessageTexts.Get("progress.read", objects);

    /// <summary>Formats the progress as one line, for a log.</summary>
    public static string Line(JobProgress progress) =>
        Parts(progress).ToList() is { Count: > 0 } parts
            ? MessageTexts.Get("progress.line", progress.Phase, string.Join(", ", parts))
            : progress.Phase;

    /// <summary>Gets the completed share, from 0 to 1.</summary>
    public static double Share(JobProgress progress) =>
        progress.Total == 0 || progress.IsTotalUnknown ? 0 : Math.Clamp((double)progress.Done / progress.Total, 0, 1);

    private static string Size(double bytes)
    {
        const int Units = 5;
        var unit = 0;
        for (; bytes >= Kilo && unit < Units - 1; unit++)
        {
            bytes /= Kilo;
        }

        return MessageTexts.Get(
            string.Create(CultureInfo.InvariantCulture, $"size.{unit}"),
            unit == 0 ? ConsoleTexts.Language.Number((long)bytes) : ConsoleTexts.Decimal(bytes)
        );
    }

    private static string Left(TimeSpan time) =>
        time switch
        {
            { TotalSeconds: < 90 } => MessageTexts.Get("left.seconds", (long)Math.Ceiling(time.TotalSeconds)),
            { TotalMinutes: < 90 } => MessageTexts.Get("left.minutes", (long)Math.Ceiling(time.TotalMinutes)),
            _ => MessageTexts.Get("left.hours", (long)Math.Ceiling(time.TotalHours)),
        };
}

using System.Globalization;

namespace CustomVision.DataRights.Tool.Progress;

/// <summary>The progress of a job in words.</summary>
internal static class JobText
{
    private const double Kilo = 1000;

    /// <summary>The parts that say how far the phase is; empty where it counts nothing.</summary>
    public static IEnumerable<string> Parts(JobProgress progress)
    {
        if (progress.Total == 0)
        {
            yield break;
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"{progress.Done:N0} of {progress.Total:N0} {progress.Unit}");
        if (progress.Bytes > 0)
        {
            yield return Size(progress.Bytes);
        }

        if (progress.BytesPerSecond > 0)
        {
            yield return $"{Size(progress.BytesPerSecond)}/s";
        }
        else if (progress.UnitsPerSecond > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{progress.UnitsPerSecond:N1} {progress.Unit}/s");
        }

        if (progress.Remaining is { } left && progress.Done < progress.Total)
        {
            yield return $"about {Time(left)} left";
        }

        if (progress.Remark is { } remark)
        {
            yield return remark;
        }
    }

    /// <summary>What was read, where the total is unknown; <see langword="null"/> before anything was.</summary>
    public static string? Read(long objects, double perSecond) =>
        objects == 0 ? null
        : perSecond > 0 ? string.Create(CultureInfo.InvariantCulture, $"{objects:N0} objects read, {perSecond:N1}/s")
        : string.Create(CultureInfo.InvariantCulture, $"{objects:N0} objects read");

    /// <summary>One line, for a log.</summary>
    public static string Line(JobProgress progress) =>
        Parts(progress).ToList() is { Count: > 0 } parts ? $"{progress.Phase}: {string.Join(", ", parts)}" : progress.Phase;

    /// <summary>The share that is done, from 0 to 1.</summary>
    public static double Share(JobProgress progress) => progress.Total == 0 ? 0 : Math.Clamp((double)progress.Done / progress.Total, 0, 1);

    private static string Size(double bytes)
    {
        string[] units = ["bytes", "kB", "MB", "GB", "TB"];
        var unit = 0;
        for (; bytes >= Kilo && unit < units.Length - 1; unit++)
        {
            bytes /= Kilo;
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{bytes.ToString(unit == 0 ? "0" : "0.0", CultureInfo.InvariantCulture)} {units[unit]}"
        );
    }

    private static string Time(TimeSpan time) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{time switch
            {
                { TotalSeconds: < 90 } => $"{Math.Ceiling(time.TotalSeconds):0} s",
                { TotalMinutes: < 90 } => $"{Math.Ceiling(time.TotalMinutes):0} min",
                _ => $"{Math.Ceiling(time.TotalHours):0} h",
            }}"
        );
}

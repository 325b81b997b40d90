namespace CustomVision.DataRights.Metering;

/// <summary>Creates the meter of a job that reads a resource project by project.</summary>
internal static class ReadingMeter
{
    /// <param name="listener">The listener; <see langword="null"/> for none.</param>
    /// <param name="time">The clock.</param>
    /// <param name="projects">The number of projects to read.</param>
    public static ProgressReporter<ReadingProgress> Create(IProgress<ReadingProgress>? listener, TimeProvider time, int projects)
    {
        var meter = new ProgressReporter<ReadingProgress>(listener, time, new ReadingProgress { ProjectsTotal = projects }, Read);
        meter.Update();
        return meter;
    }

    private static ReadingProgress Read(ReadingProgress report, ProgressMeter meter) =>
        report with
        {
            ObjectsDone = meter.Objects.Done,
            ObjectsPerSecond = meter.PerSecond(meter.Objects),
        };
}

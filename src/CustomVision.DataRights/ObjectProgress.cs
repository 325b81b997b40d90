using CustomVision.DataRights.Metering;

namespace CustomVision.DataRights;

/// <summary>The progress of a job that handles images project by project: a restore or a conversion to data sets.</summary>
public sealed record ObjectProgress
{
    /// <summary>The id of the current project, as in the archive; <see langword="null"/> before the first one.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>
    /// The number of images done: written or left out of the data set of this project, or present in the target of a restore, from this run
    /// or an earlier one.
    /// </summary>
    public long ObjectsDone { get; init; }

    /// <summary>The number of images of this project, or of the projects that a restore has planned so far.</summary>
    public long ObjectsTotal { get; init; }

    /// <summary>The images per second of this run; 0 until a rate was measured.</summary>
    public double ObjectsPerSecond { get; init; }

    /// <summary>The estimated time remaining at this rate; <see langword="null"/> until it can be estimated.</summary>
    public TimeSpan? EstimatedRemaining { get; init; }

    internal static ObjectProgress Read(ObjectProgress report, ProgressMeter meter) =>
        report with
        {
            ObjectsDone = meter.Objects.Done,
            ObjectsTotal = meter.Objects.Total,
            ObjectsPerSecond = meter.PerSecond(meter.Objects),
            EstimatedRemaining = meter.Remaining(meter.Objects),
        };
}

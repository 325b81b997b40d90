namespace CustomVision.DataRights.DurableTask;

/// <summary>The progress of an export over several machines, as of its last step.</summary>
public sealed record DurableExportStatus
{
    /// <summary>
    /// The state in the engine: <c>Pending</c>, <c>Running</c>, <c>Completed</c>, <c>Failed</c> or another of its states.
    /// </summary>
    public string EngineState { get; init; } = string.Empty;

    /// <summary>Whether the export has ended.</summary>
    public bool HasEnded { get; init; }

    /// <summary>
    /// The state of the finished export: <c>Complete</c>, <c>CompleteWithDifferences</c> or <c>Incomplete</c>; otherwise <see
    /// langword="null"/>.
    /// </summary>
    public string? Result { get; init; }

    /// <summary>The reason why the export failed; <see langword="null"/> if it did not.</summary>
    public string? Failure { get; init; }

    /// <summary>The number of listed pages of images.</summary>
    public long PagesDone { get; init; }

    /// <summary>The number of units that were scheduled.</summary>
    public long UnitsTotal { get; init; }

    /// <summary>The number of units that have ended.</summary>
    public long UnitsDone { get; init; }

    /// <summary>The number of files that units have stored.</summary>
    public long FilesDone { get; init; }

    /// <summary>The number of bytes that units have stored.</summary>
    public long BytesDone { get; init; }

    /// <summary>The number of projects that are finished.</summary>
    public int ProjectsDone { get; init; }

    /// <summary>Whether everything is listed.</summary>
    public bool IsListed { get; init; }

    /// <summary>The time at which the export began, UTC.</summary>
    public DateTimeOffset Began { get; init; }

    /// <summary>The time at which the status was written, UTC.</summary>
    public DateTimeOffset Updated { get; init; }

    /// <summary>The number of files per second since the beginning; 0 if nothing was stored.</summary>
    public double FilesPerSecond => Updated > Began ? FilesDone / (Updated - Began).TotalSeconds : 0;

    /// <summary>The number of bytes per second since the beginning; 0 if nothing was stored.</summary>
    public double BytesPerSecond => Updated > Began ? BytesDone / (Updated - Began).TotalSeconds : 0;

    /// <summary>
    /// The estimated time remaining for the listed units at this rate; <see langword="null"/> if none is left, or if the rate is not known.
    /// Images that are not listed yet are not included.
    /// </summary>
    public TimeSpan? EstimatedRemaining =>
        UnitsTotal > UnitsDone && UnitsDone > 0 && Updated > Began ? (Updated - Began) / UnitsDone * (UnitsTotal - UnitsDone) : null;
}

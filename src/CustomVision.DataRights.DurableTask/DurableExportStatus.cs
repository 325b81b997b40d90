namespace CustomVision.DataRights.DurableTask;

/// <summary>The progress of an export over several machines, by its last step.</summary>
public sealed record DurableExportStatus
{
    /// <summary>
    /// The state in the engine: <c>Pending</c>, <c>Running</c>, <c>Completed</c>, <c>Failed</c> or another of its states.
    /// </summary>
    public string EngineState { get; init; } = string.Empty;

    /// <summary>Whether the export has ended.</summary>
    public bool HasEnded { get; init; }

    /// <summary>
    /// How the export ended: <c>Complete</c>, <c>CompleteWithDifferences</c> or <c>Incomplete</c>; else <see langword="null"/>.
    /// </summary>
    public string? Result { get; init; }

    /// <summary>Why the export failed; <see langword="null"/> if it did not.</summary>
    public string? Failure { get; init; }

    /// <summary>The number of pages of images that were listed.</summary>
    public long Pages { get; init; }

    /// <summary>The number of units that were handed out.</summary>
    public long Units { get; init; }

    /// <summary>The number of units that have ended.</summary>
    public long UnitsDone { get; init; }

    /// <summary>The number of files that units have stored.</summary>
    public long Files { get; init; }

    /// <summary>The number of bytes that units have stored.</summary>
    public long Bytes { get; init; }

    /// <summary>The number of projects that are finished.</summary>
    public int Projects { get; init; }

    /// <summary>Whether everything is listed.</summary>
    public bool IsListed { get; init; }

    /// <summary>When the export began, UTC.</summary>
    public DateTimeOffset Began { get; init; }

    /// <summary>When the status was written, UTC.</summary>
    public DateTimeOffset Updated { get; init; }

    /// <summary>The files per second since the beginning; 0 if nothing was stored.</summary>
    public double FilesPerSecond => Updated > Began ? Files / (Updated - Began).TotalSeconds : 0;

    /// <summary>The bytes per second since the beginning; 0 if nothing was stored.</summary>
    public double BytesPerSecond => Updated > Began ? Bytes / (Updated - Began).TotalSeconds : 0;

    /// <summary>
    /// The time that the units which are listed take at this rate; <see langword="null"/> where none is left, or the rate is not known.
    /// What is not listed yet is not counted.
    /// </summary>
    public TimeSpan? EstimatedRemaining =>
        Units > UnitsDone && UnitsDone > 0 && Updated > Began ? (Updated - Began) / UnitsDone * (Units - UnitsDone) : null;
}

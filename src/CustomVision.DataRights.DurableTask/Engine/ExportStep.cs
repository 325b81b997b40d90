namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>The progress of an export, which the orchestration passes from step to step. Contains only names and counts.</summary>
internal sealed record ExportStep
{
    public required string Export { get; init; }

    public int Project { get; init; }

    public int Set { get; init; }

    public int Skip { get; init; }

    public bool IsListed { get; init; }

    /// <summary>The units that were scheduled and have not ended.</summary>
    public IReadOnlyList<string> Open { get; init; } = [];

    /// <summary>The projects that are listed but not finished.</summary>
    public IReadOnlyList<Guid> Listed { get; init; } = [];

    public int MaxOpenUnits { get; init; }

    /// <summary>The trace in which the export was started (W3C traceparent).</summary>
    public string? Trace { get; init; }

    public DurableExportStatus Status { get; init; } = new();
}

namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>The progress of an export: what the orchestration carries from step to step. Names and counts only.</summary>
internal sealed record ExportStep
{
    public required string Export { get; init; }

    public int Project { get; init; }

    public int Set { get; init; }

    public int Skip { get; init; }

    public bool IsListed { get; init; }

    /// <summary>The units that were handed out and have not ended.</summary>
    public IReadOnlyList<string> Open { get; init; } = [];

    /// <summary>The projects that are listed and not finished.</summary>
    public IReadOnlyList<Guid> Listed { get; init; } = [];

    public int MaxOpenUnits { get; init; }

    public DurableExportStatus Status { get; init; } = new();
}

using CustomVision.DataRights.Restore;

namespace CustomVision.DataRights.Tool.Documents;

/// <summary>The result of <c>restore</c>.</summary>
internal sealed record RestoreDocument : CommandDocument
{
    /// <summary>The final state of the restore.</summary>
    public required RestoreState State { get; init; }

    /// <summary>The digest of the archive.</summary>
    public required string ArchiveDigest { get; init; }

    /// <summary>The final state of the export that wrote the archive.</summary>
    public required string ExportState { get; init; }

    /// <summary>Whether an interrupted run was resumed.</summary>
    public required bool Resumed { get; init; }

    /// <summary>The projects.</summary>
    public required IReadOnlyList<RestoredProject> Projects { get; init; }

    /// <summary>The objects that were not restored.</summary>
    public required IReadOnlyList<RefusedObject> Refused { get; init; }

    /// <summary>The number of objects that receipts list as erased and that were therefore not restored.</summary>
    public required long Erased { get; init; }

    /// <summary>The data that no operation can restore.</summary>
    public required IReadOnlyList<string> NotRestorable { get; init; }

    /// <summary>Warnings about the archive or the resource.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The path of <c>restore.json</c>, which maps old ids to new ones; missing in a dry run.</summary>
    public string? Map { get; init; }
}

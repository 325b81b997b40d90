using CustomVision.DataRights.Restore;

namespace CustomVision.DataRights.Tool.Documents;

/// <summary>What <c>restore</c> did.</summary>
internal sealed record RestoreDocument : CommandDocument
{
    /// <summary>How it ended.</summary>
    public required RestoreState State { get; init; }

    /// <summary>The digest of the archive.</summary>
    public required string ArchiveDigest { get; init; }

    /// <summary>How the export ended that wrote the archive.</summary>
    public required string ExportState { get; init; }

    /// <summary>Whether an interrupted run was resumed.</summary>
    public required bool Resumed { get; init; }

    /// <summary>The projects.</summary>
    public required IReadOnlyList<RestoredProject> Projects { get; init; }

    /// <summary>What was not restored.</summary>
    public required IReadOnlyList<RefusedObject> Refused { get; init; }

    /// <summary>The number of objects listed as erased in receipts, and not restored.</summary>
    public required long Erased { get; init; }

    /// <summary>What no operation gives back.</summary>
    public required IReadOnlyList<string> NotRestorable { get; init; }

    /// <summary>What to know about the archive or the resource.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The path of <c>restore.json</c>, which maps old ids to new ones; missing in a dry run.</summary>
    public string? Map { get; init; }
}

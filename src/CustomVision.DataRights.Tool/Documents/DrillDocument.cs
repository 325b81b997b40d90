using CustomVision.DataRights.Comparison;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Restore;

namespace CustomVision.DataRights.Tool.Documents;

/// <summary>The result of <c>drill</c>.</summary>
internal sealed record DrillDocument : CommandDocument
{
    /// <summary>The report of the drill, which <c>--output</c> also writes.</summary>
    public required DrillReport Report { get; init; }

    /// <summary>The path of the report, if <c>--output</c> was given.</summary>
    public string? Output { get; init; }

    /// <summary>The differences between the archive and the archive of the rebuilt projects. They contain names.</summary>
    public required IReadOnlyList<ArchiveDifference> Differences { get; init; }

    /// <summary>The objects that were not restored.</summary>
    public required IReadOnlyList<RefusedObject> Refused { get; init; }
}

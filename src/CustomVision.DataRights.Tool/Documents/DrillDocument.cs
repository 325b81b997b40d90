using CustomVision.DataRights.Comparison;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Restore;

namespace CustomVision.DataRights.Tool.Documents;

/// <summary>What <c>drill</c> found.</summary>
internal sealed record DrillDocument : CommandDocument
{
    /// <summary>The drill's own document, the same as <c>--output</c> writes.</summary>
    public required DrillReport Report { get; init; }

    /// <summary>The path of that document, where <c>--output</c> was given.</summary>
    public string? Output { get; init; }

    /// <summary>The differences between the archive and that of the rebuilt projects. They hold names.</summary>
    public required IReadOnlyList<ArchiveDifference> Differences { get; init; }

    /// <summary>What was not restored.</summary>
    public required IReadOnlyList<RefusedObject> Refused { get; init; }
}

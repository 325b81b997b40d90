using CustomVision.DataRights.Comparison;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Restore;

/// <summary>The result of a drill.</summary>
public sealed record DrillResult
{
    /// <summary>The drill report, with the result and the counts.</summary>
    public required DrillReport Report { get; init; }

    /// <summary>The result of the restore.</summary>
    public required RestoreResult Restore { get; init; }

    /// <summary>The comparison of the archive with the export of the rebuilt projects. It contains names.</summary>
    public required ArchiveComparison Comparison { get; init; }
}

using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.Restore;

/// <summary>
/// The progress of a drill: first of the restore, then of the export of the rebuilt projects. Both are null during the comparison of the
/// archives.
/// </summary>
public sealed record DrillProgress
{
    /// <summary>The progress of the restore; <see langword="null"/> after the restore.</summary>
    public ObjectProgress? Restore { get; init; }

    /// <summary>The progress of the export of the rebuilt projects; <see langword="null"/> before and after it.</summary>
    public ExportProgress? Export { get; init; }
}

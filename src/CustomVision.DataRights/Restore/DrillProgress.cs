using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.Restore;

/// <summary>
/// The progress of a drill: first that of the restore, then that of the export of the result. While the archives are compared, it has
/// neither.
/// </summary>
public sealed record DrillProgress
{
    /// <summary>The progress of the restore; <see langword="null"/> after it.</summary>
    public ObjectProgress? Restore { get; init; }

    /// <summary>The progress of the export of the rebuilt projects; <see langword="null"/> before and after it.</summary>
    public ExportProgress? Export { get; init; }
}

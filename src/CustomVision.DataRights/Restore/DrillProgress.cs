using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.Restore;

/// <summary>
/// The progress of a drill: of its restore, then of the export of the result; neither while the two archives are compared.
/// </summary>
public sealed record DrillProgress
{
    /// <summary>The progress of the restore; <see langword="null"/> after it.</summary>
    public ObjectProgress? Restore { get; init; }

    /// <summary>The progress of the export of the rebuilt projects; <see langword="null"/> before and after it.</summary>
    public ExportProgress? Export { get; init; }
}

using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Export.Units;

/// <summary>Where an export over several machines writes: the archives, and the state of the work.</summary>
public sealed record UnitPlace
{
    /// <summary>The place of the archives.</summary>
    public required IArchiveGroup Archives { get; init; }

    /// <summary>The work store of this export alone.</summary>
    public required IUnitStore Work { get; init; }
}

using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Export.Units;

/// <summary>The location of an export over several machines: the archives, and the state of the work.</summary>
public sealed record UnitPlace
{
    /// <summary>The place of the archives.</summary>
    public required IArchiveGroup Archives { get; init; }

    /// <summary>The work store, which only this export may use.</summary>
    public required IUnitStore Work { get; init; }
}

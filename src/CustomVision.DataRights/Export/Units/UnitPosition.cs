namespace CustomVision.DataRights.Export.Units;

/// <summary>The position of the listing of an export over several machines. Consists of numbers only.</summary>
public sealed record UnitPosition
{
    /// <summary>The number of the project in the export, from 0.</summary>
    public int Project { get; init; }

    /// <summary>The number of the set in its project: 0 for the workspace, then the iterations.</summary>
    public int Set { get; init; }

    /// <summary>The number of images of the set that were listed.</summary>
    public int Skip { get; init; }
}

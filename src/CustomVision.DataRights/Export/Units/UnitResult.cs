namespace CustomVision.DataRights.Export.Units;

/// <summary>The recorded result of a finished unit.</summary>
public sealed record UnitResult
{
    /// <summary>The name of the unit.</summary>
    public required string Unit { get; init; }

    /// <summary>The number of files that are stored.</summary>
    public int Files { get; init; }

    /// <summary>The number of bytes that are stored.</summary>
    public long Bytes { get; init; }

    /// <summary>The images that could not be downloaded because their links had expired, by id.</summary>
    public IReadOnlyList<Guid> Expired { get; init; } = [];

    /// <summary>The number of files that could not be downloaded for other reasons; the coordinator requests them again.</summary>
    public int Failed { get; init; }
}

namespace CustomVision.DataRights.Export.Units;

/// <summary>The first line in the record of a finished unit.</summary>
internal sealed record UnitDone
{
    public required DateTimeOffset Listed { get; init; }

    public int Files { get; init; }

    public long Bytes { get; init; }

    public int Failed { get; init; }

    public IReadOnlyList<Guid> Expired { get; init; } = [];
}

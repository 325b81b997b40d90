namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>A unit that a worker is to run: names only.</summary>
internal sealed record UnitOrder
{
    public required string Export { get; init; }

    public required string Prefix { get; init; }

    public required string Unit { get; init; }
}

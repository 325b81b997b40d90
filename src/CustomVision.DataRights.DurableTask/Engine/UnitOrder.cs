namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>The unit that a worker has to run. Contains only names.</summary>
internal sealed record UnitOrder
{
    public required string Export { get; init; }

    public required string Prefix { get; init; }

    public required string Unit { get; init; }
}

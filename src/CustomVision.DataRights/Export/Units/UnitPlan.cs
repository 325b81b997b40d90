namespace CustomVision.DataRights.Export.Units;

/// <summary>The projects of an export over several machines.</summary>
internal sealed record UnitPlan
{
    public const string CurrentFormat = "customvision-export-units/1";

    public required string Format { get; init; }

    /// <summary>The digest of the request and its endpoint: another request finds that the store is not its own.</summary>
    public required string Fingerprint { get; init; }

    public required string GroupId { get; init; }

    public required IReadOnlyList<Guid> Projects { get; init; }
}

namespace CustomVision.DataRights.Erasure;

/// <summary>An object that goes with its account, without a step of its own.</summary>
public sealed record PlannedContent
{
    /// <summary>Its kind.</summary>
    public required ErasureObjectKind Kind { get; init; }

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The sets that held it when the plan was made, as the bitmask of <see cref="PlannedObject.Sets"/>.</summary>
    public required long Sets { get; init; }
}

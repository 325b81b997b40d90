namespace CustomVision.DataRights.Erasure;

/// <summary>An object that dies without having been selected.</summary>
public sealed record PlannedCollateral
{
    /// <summary>Its kind: an image, or a tag, that only deleted iterations still hold.</summary>
    public required ErasureObjectKind Kind { get; init; }

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The iterations that it dies with, as the bitmask of <see cref="PlannedObject.Sets"/>.</summary>
    public required long Sets { get; init; }
}

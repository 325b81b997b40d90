namespace CustomVision.DataRights.Archive.Reading;

/// <summary>A tag of a project's workspace or of an iteration.</summary>
internal sealed record ArchivedTag
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>The type: <c>Regular</c>, <c>Negative</c>, <c>GeneralProduct</c>, or a value that the service added later.</summary>
    public string? Type { get; init; }

    /// <summary>The number of images with this tag, according to the service.</summary>
    public long? ImageCount { get; init; }

    /// <summary>Whether the tag marks images to which none of the other tags apply.</summary>
    public bool IsNegative => string.Equals(Type, "Negative", StringComparison.OrdinalIgnoreCase);
}

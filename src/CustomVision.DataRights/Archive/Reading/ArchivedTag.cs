namespace CustomVision.DataRights.Archive.Reading;

/// <summary>A tag of a project's workspace, or of an iteration.</summary>
internal sealed record ArchivedTag
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary><c>Regular</c>, <c>Negative</c>, <c>GeneralProduct</c>, or a value that came later.</summary>
    public string? Type { get; init; }

    /// <summary>How many images the service says have this tag.</summary>
    public long? ImageCount { get; init; }

    /// <summary>Whether the tag says that an image shows none of the other tags.</summary>
    public bool IsNegative => string.Equals(Type, "Negative", StringComparison.OrdinalIgnoreCase);
}

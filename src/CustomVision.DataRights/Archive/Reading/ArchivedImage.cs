namespace CustomVision.DataRights.Archive.Reading;

/// <summary>An image of a workspace or an iteration.</summary>
internal sealed record ArchivedImage
{
    public required Guid Id { get; init; }

    /// <summary>The 1-based line number.</summary>
    public required long Line { get; init; }

    /// <summary>The length of the image's JSON in bytes, as a measure of the memory that the image takes up.</summary>
    public required int Bytes { get; init; }

    /// <summary>The width in pixels; 0 if the service does not report it.</summary>
    public required int Width { get; init; }

    /// <summary>The height in pixels; 0 if the service does not report it.</summary>
    public required int Height { get; init; }

    public DateTimeOffset? Created { get; init; }

    public required IReadOnlyList<ArchivedImageTag> Tags { get; init; }

    public required IReadOnlyList<ArchivedRegion> Regions { get; init; }

    /// <summary>The customer's own keys and values, in the order of the JSON.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Metadata { get; init; }

    /// <summary>The file in the payload; <see langword="null"/> if it could not be retrieved.</summary>
    public ArchivePath? File { get; init; }

    /// <summary>The digest of the file.</summary>
    public Sha256Digest? Sha256 { get; init; }
}

namespace CustomVision.DataRights.Archive.Reading;

/// <summary>An image of a workspace or an iteration.</summary>
internal sealed record ArchivedImage
{
    public required Guid Id { get; init; }

    /// <summary>The line number, from 1.</summary>
    public required long Line { get; init; }

    /// <summary>In pixels; 0 if the service does not state it.</summary>
    public required int Width { get; init; }

    /// <inheritdoc cref="Width"/>
    public required int Height { get; init; }

    public DateTimeOffset? Created { get; init; }

    public required IReadOnlyList<ArchivedImageTag> Tags { get; init; }

    public required IReadOnlyList<ArchivedRegion> Regions { get; init; }

    /// <summary>The customer's own keys and values, in the order of the line.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Metadata { get; init; }

    /// <summary>The bytes in the payload; <see langword="null"/> when they could not be retrieved.</summary>
    public ArchivePath? File { get; init; }

    /// <summary>The digest of the bytes, in lower-case hexadecimal.</summary>
    public string? Sha256 { get; init; }
}

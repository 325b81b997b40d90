namespace CustomVision.DataRights.Archive.Reading;

/// <summary>The identity of a workspace image: its bytes and its labels, without links, times and sizes.</summary>
internal sealed record ImageContent
{
    public required Guid Id { get; init; }

    /// <summary>The payload's file; <see langword="null"/> if the bytes could not be retrieved.</summary>
    public ArchivePath? File { get; init; }

    /// <summary>The digest of the bytes; <see langword="null"/> if the bytes could not be retrieved.</summary>
    public Sha256Digest? Sha256 { get; init; }

    public required IReadOnlyList<Guid> TagIds { get; init; }

    public required IReadOnlyList<RegionContent> Regions { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Metadata { get; init; }
}

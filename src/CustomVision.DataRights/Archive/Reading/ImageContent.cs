namespace CustomVision.DataRights.Archive.Reading;

/// <summary>The content of a workspace image that identifies it: its bytes and labels, without links, times and sizes.</summary>
internal sealed record ImageContent
{
    public required Guid Id { get; init; }

    /// <summary>The file in the payload; <see langword="null"/> if it could not be retrieved.</summary>
    public ArchivePath? File { get; init; }

    /// <summary>The digest of the file; <see langword="null"/> if it could not be retrieved.</summary>
    public Sha256Digest? Sha256 { get; init; }

    public required IReadOnlyList<Guid> TagIds { get; init; }

    public required IReadOnlyList<RegionContent> Regions { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Metadata { get; init; }
}

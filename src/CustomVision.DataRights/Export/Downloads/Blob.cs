namespace CustomVision.DataRights.Export.Downloads;

/// <summary>Bytes that the service links to, to be brought into the archive.</summary>
internal sealed record Blob
{
    public required Guid ProjectId { get; init; }

    /// <summary>Where they go, below <c>data/</c> and without an extension: only the content tells it.</summary>
    public required string Stem { get; init; }

    public required BlobKind Kind { get; init; }

    /// <summary>The link that the listing gave.</summary>
    public required BlobLink Link { get; init; }

    /// <summary>Asks for the object again in the set that it came from; gives a fresh link, or null where the set no longer holds it.</summary>
    public required Func<CancellationToken, Task<BlobLink?>> RefreshAsync { get; init; }
}

namespace CustomVision.DataRights.Archive.Reading;

/// <summary>A model file that the service built for a platform.</summary>
internal sealed record ArchivedModel
{
    public string? Platform { get; init; }

    public string? Flavor { get; init; }

    /// <summary>The status: <c>Exporting</c>, <c>Failed</c>, <c>Done</c>, or a value that the service added later.</summary>
    public string? Status { get; init; }

    /// <summary>The file in the payload; <see langword="null"/> if it could not be retrieved.</summary>
    public ArchivePath? File { get; init; }
}

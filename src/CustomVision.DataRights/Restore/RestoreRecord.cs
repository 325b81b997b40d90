namespace CustomVision.DataRights.Restore;

/// <summary>One line of the journal, with ids and digests but no names.</summary>
internal sealed record RestoreRecord
{
    public required string Kind { get; init; }

    /// <summary>The format, in the header; <see langword="null"/> in journals of versions before 0.1.0.</summary>
    public string? Format { get; init; }

    /// <summary>The digest of the archive, in the header.</summary>
    public string? Archive { get; init; }

    /// <summary>The endpoint of the target, in the header.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The id of the project in the archive.</summary>
    public Guid? Project { get; init; }

    public Guid? Old { get; init; }

    public Guid? New { get; init; }

    /// <summary>The description that identifies a project during its creation, or the status of an image.</summary>
    public string? Text { get; init; }

    /// <summary>The digest of an image's bytes.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The old and new ids of the regions, alternating.</summary>
    public IReadOnlyList<Guid>? Regions { get; init; }

    /// <summary>The ids of the other images in the archive with equal bytes.</summary>
    public IReadOnlyList<Guid>? Equal { get; init; }
}

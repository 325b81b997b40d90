namespace CustomVision.DataRights.Restore;

/// <summary>One line of the journal: ids and digests, no name.</summary>
internal sealed record RestoreRecord
{
    public required string Kind { get; init; }

    /// <summary>The format, in the header; <see langword="null"/> in journals of versions before 0.1.0.</summary>
    public string? Format { get; init; }

    /// <summary>The archive's digest, in the header.</summary>
    public string? Archive { get; init; }

    /// <summary>The target, in the header.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The project in the archive.</summary>
    public Guid? Project { get; init; }

    public Guid? Old { get; init; }

    public Guid? New { get; init; }

    /// <summary>The description by which a project that is being created is known, or an image's status.</summary>
    public string? Text { get; init; }

    /// <summary>The digest of an image's bytes.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The old and the new ids of regions, in turn.</summary>
    public IReadOnlyList<Guid>? Regions { get; init; }

    /// <summary>The other images of the archive with equal bytes.</summary>
    public IReadOnlyList<Guid>? Equal { get; init; }
}

using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Tool.Documents;

/// <summary>What <c>verify</c> found.</summary>
internal sealed record VerifyDocument : CommandDocument
{
    /// <summary>The path of the archive.</summary>
    public required string Archive { get; init; }

    /// <summary>
    /// Whether no problem was found as deep as the verification looked, and every file could be checked. A digest or signature that was
    /// given is
    /// not part of it.
    /// </summary>
    public required bool IsValid { get; init; }

    /// <summary>Whether no problem was found, and some files could not be checked.</summary>
    public required bool IsUndecided { get; init; }

    /// <summary>How deep the verification looked.</summary>
    public required VerificationDepth Depth { get; init; }

    /// <summary>The number of files that were checked.</summary>
    public required long FilesChecked { get; init; }

    /// <summary>The number of bytes that were read.</summary>
    public required long BytesChecked { get; init; }

    /// <summary>The problems, by path.</summary>
    public required IReadOnlyList<ArchiveFinding> Findings { get; init; }

    /// <summary>The files that could not be checked.</summary>
    public required IReadOnlyList<string> UncheckedFiles { get; init; }

    /// <summary>The files that are not part of the archive and were not checked.</summary>
    public required IReadOnlyList<string> OtherFiles { get; init; }

    /// <summary>The algorithms of the manifests that were checked.</summary>
    public required IReadOnlyList<string> AlgorithmsChecked { get; init; }

    /// <summary>The algorithms of the manifests that could not be checked.</summary>
    public required IReadOnlyList<string> AlgorithmsNotChecked { get; init; }

    /// <summary>The algorithms that show damage but no deliberate change.</summary>
    public required IReadOnlyList<string> WeakAlgorithms { get; init; }

    /// <summary>The version of BagIt that the archive declares.</summary>
    public string? BagItVersion { get; init; }

    /// <summary>Whether <c>datarights</c> wrote the archive, so that its lists were checked too.</summary>
    public required bool IsOwnArchive { get; init; }

    /// <summary>How the export ended that wrote the archive.</summary>
    public string? ExportState { get; init; }

    /// <summary>The digest of the archive.</summary>
    public string? ArchiveDigest { get; init; }

    /// <summary>Whether the digest is that of <c>--expect</c>; missing without the option.</summary>
    public bool? DigestMatches { get; init; }

    /// <summary>Whether the signature of <c>--signature</c> is valid; missing without the option.</summary>
    public bool? SignatureIsValid { get; init; }
}

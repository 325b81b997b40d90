using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Tool.Documents;

/// <summary>The result of <c>verify</c>.</summary>
internal sealed record VerifyDocument : CommandDocument
{
    /// <summary>The path of the archive.</summary>
    public required string Archive { get; init; }

    /// <summary>
    /// Whether the verification, at its depth, found no problems and could check every file. It does not include a given digest or
    /// signature.
    /// </summary>
    public required bool IsValid { get; init; }

    /// <summary>Whether no problem was found, but some files could not be checked.</summary>
    public required bool IsUndecided { get; init; }

    /// <summary>The depth of the verification.</summary>
    public required VerificationDepth Depth { get; init; }

    /// <summary>The number of checked files.</summary>
    public required long FilesChecked { get; init; }

    /// <summary>The number of bytes read.</summary>
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

    /// <summary>The algorithms that detect damage, but not deliberate changes.</summary>
    public required IReadOnlyList<string> WeakAlgorithms { get; init; }

    /// <summary>The version of BagIt that the archive declares.</summary>
    public string? BagItVersion { get; init; }

    /// <summary>Whether <c>datarights</c> wrote the archive, so that its lists were checked as well.</summary>
    public required bool IsOwnArchive { get; init; }

    /// <summary>The final state of the export that wrote the archive.</summary>
    public string? ExportState { get; init; }

    /// <summary>The digest of the archive.</summary>
    public string? ArchiveDigest { get; init; }

    /// <summary>Whether the digest matches <c>--expect</c>; missing without the option.</summary>
    public bool? DigestMatches { get; init; }

    /// <summary>Whether the signature of <c>--signature</c> is valid; missing without the option.</summary>
    public bool? SignatureIsValid { get; init; }
}

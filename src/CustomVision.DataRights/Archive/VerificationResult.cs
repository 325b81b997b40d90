namespace CustomVision.DataRights.Archive;

/// <summary>The result of a verification.</summary>
public sealed record VerificationResult
{
    /// <summary>The depth of the verification. Deeper checks were not performed.</summary>
    public required VerificationDepth Depth { get; init; }

    /// <summary>All problems, sorted by path.</summary>
    public required IReadOnlyList<ArchiveFinding> Findings { get; init; }

    /// <summary>
    /// The number of files that were checked: at <see cref="VerificationDepth.Full"/> those whose content was compared with at least one
    /// digest, at <see cref="VerificationDepth.Quick"/> the listed files that exist.
    /// </summary>
    public required long FilesChecked { get; init; }

    /// <summary>The number of bytes that were read and hashed; 0 at <see cref="VerificationDepth.Quick"/>.</summary>
    public required long BytesChecked { get; init; }

    /// <summary>
    /// The listed files whose content could not be checked at <see cref="VerificationDepth.Full"/>, because only manifests of
    /// <see cref="AlgorithmsNotChecked"/> list them. Sorted.
    /// </summary>
    public IReadOnlyList<string> UncheckedFiles { get; init; } = [];

    /// <summary>The number of <see cref="UncheckedFiles"/>.</summary>
    public long FilesNotChecked => UncheckedFiles.Count;

    /// <summary>
    /// The files outside the payload that no manifest lists and that have no meaning in BagIt, such as notes. Sorted. RFC 8493 §2.2.4
    /// permits them; no digest covers their content, and they do not make a bag invalid.
    /// </summary>
    public IReadOnlyList<string> OtherFiles { get; init; } = [];

    /// <summary>
    /// The algorithms of the manifests whose digests this verifier computes: <c>md5</c>, <c>sha1</c>, <c>sha256</c>, <c>sha384</c>,
    /// <c>sha512</c>.
    /// </summary>
    public IReadOnlyList<string> AlgorithmsChecked { get; init; } = [];

    /// <summary>
    /// The algorithms of manifests that were read but whose digests were not computed, such as <c>sha224</c>, which .NET does not support.
    /// </summary>
    public IReadOnlyList<string> AlgorithmsNotChecked { get; init; } = [];

    /// <summary>
    /// The weak algorithms among <see cref="AlgorithmsChecked"/> (<c>md5</c>, <c>sha1</c>). They detect damage but not deliberate changes,
    /// because other content with the same digest can be crafted.
    /// </summary>
    public IReadOnlyList<string> WeakAlgorithms { get; init; } = [];

    /// <summary>The BagIt version that the archive declares; <see langword="null"/> if it does not declare one.</summary>
    public string? BagItVersion { get; init; }

    /// <summary>Whether the archive was written by this library, in which case its JSON files were checked as well.</summary>
    public bool IsOwnArchive { get; init; }

    /// <summary>
    /// The state of the export, for an archive of this library: <c>Complete</c>, <c>CompleteWithDifferences</c> or <c>Incomplete</c>. An
    /// archive can be valid, with every byte as written, although its export is incomplete.
    /// </summary>
    public string? ExportState { get; init; }

    /// <summary>
    /// The archive's digest: the SHA-256 of <c>tagmanifest-sha256.txt</c> as 64 lowercase hexadecimal digits; <see langword="null"/> if the
    /// bag does not have that file. The manifests inside a bag can be rewritten together with a file; comparison with a digest that is
    /// stored elsewhere reveals it, provided that the archive is valid at <see cref="VerificationDepth.Full"/>.
    /// </summary>
    public string? ArchiveDigest { get; init; }

    /// <summary>
    /// Whether no problem was found at this <see cref="Depth"/>, and at <see cref="VerificationDepth.Full"/> the content of every file was
    /// checked.
    /// </summary>
    public bool IsValid => Findings.Count == 0 && UncheckedFiles.Count == 0;

    /// <summary>
    /// Whether no problem was found, but some files could not be checked, so that the validity of the archive is undecided.
    /// </summary>
    public bool IsUndecided => Findings.Count == 0 && UncheckedFiles.Count > 0;
}

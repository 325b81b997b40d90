namespace CustomVision.DataRights.Archive;

/// <summary>What a verification found.</summary>
public sealed record VerificationResult
{
    /// <summary>How deep it looked: a result says nothing about what lies deeper.</summary>
    public required VerificationDepth Depth { get; init; }

    /// <summary>Everything that is wrong, sorted by path; not only the first thing.</summary>
    public required IReadOnlyList<ArchiveFinding> Findings { get; init; }

    /// <summary>
    /// The files that were checked: at <see cref="VerificationDepth.Full"/> those whose content was compared with at least one
    /// digest, at <see cref="VerificationDepth.Quick"/> the listed ones that are there.
    /// </summary>
    public required long FilesChecked { get; init; }

    /// <summary>The bytes that were read and hashed: 0 at <see cref="VerificationDepth.Quick"/>.</summary>
    public required long BytesChecked { get; init; }

    /// <summary>
    /// The listed files whose content could not be checked at <see cref="VerificationDepth.Full"/>, sorted, because only manifests of
    /// <see cref="AlgorithmsNotChecked"/> list them.
    /// </summary>
    public IReadOnlyList<string> UncheckedFiles { get; init; } = [];

    /// <summary>The number of <see cref="UncheckedFiles"/>.</summary>
    public long FilesNotChecked => UncheckedFiles.Count;

    /// <summary>
    /// The files beside the payload that no manifest lists and BagIt gives no meaning, sorted: a person's own notes, for example. RFC 8493
    /// §2.2.4 lets a bag have them; nothing vouches for what is in them, and they make no bag invalid.
    /// </summary>
    public IReadOnlyList<string> OtherFiles { get; init; } = [];

    /// <summary>
    /// The algorithms of the manifests whose digests this verifier computes: <c>md5</c>, <c>sha1</c>, <c>sha256</c>, <c>sha384</c>,
    /// <c>sha512</c>.
    /// </summary>
    public IReadOnlyList<string> AlgorithmsChecked { get; init; } = [];

    /// <summary>
    /// The algorithms of manifests whose lists were read, but whose digests were not computed: <c>sha224</c>, for example, which .NET does
    /// not have.
    /// </summary>
    public IReadOnlyList<string> AlgorithmsNotChecked { get; init; } = [];

    /// <summary>
    /// Those of <see cref="AlgorithmsChecked"/> that are weak (<c>md5</c>, <c>sha1</c>): they show damage, and no deliberate change, since
    /// another content can be made to fit a digest.
    /// </summary>
    public IReadOnlyList<string> WeakAlgorithms { get; init; } = [];

    /// <summary>The version of BagIt that the archive declares, or <see langword="null"/> where it declares none.</summary>
    public string? BagItVersion { get; init; }

    /// <summary>Whether this library wrote the archive, and so its JSON files were checked too.</summary>
    public bool IsOwnArchive { get; init; }

    /// <summary>
    /// For an archive of this library how its export ended: <c>Complete</c>, <c>CompleteWithDifferences</c> or <c>Incomplete</c>.
    /// An archive can be valid, every byte as it was written, and its export incomplete all the same.
    /// </summary>
    public string? ExportState { get; init; }

    /// <summary>
    /// The archive's digest: the SHA-256 of <c>tagmanifest-sha256.txt</c> in 64 hexadecimal digits, lower case; <see langword="null"/>
    /// where the bag has no such file. Every manifest inside a bag can be rewritten along with a file; a digest that was kept elsewhere
    /// shows it, provided that the rest is valid at <see cref="VerificationDepth.Full"/>.
    /// </summary>
    public string? ArchiveDigest { get; init; }

    /// <summary>
    /// Whether nothing is wrong as deep as <see cref="Depth"/> looked; at <see cref="VerificationDepth.Full"/> also, that every
    /// file's content was checked.
    /// </summary>
    public bool IsValid => Findings.Count == 0 && UncheckedFiles.Count == 0;

    /// <summary>
    /// Whether nothing was found to be wrong, and some or all of the files could not be checked: the archive is neither known to be valid
    /// nor invalid.
    /// </summary>
    public bool IsUndecided => Findings.Count == 0 && UncheckedFiles.Count > 0;
}

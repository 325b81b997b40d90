using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Export;

/// <summary>How an export ended. The archive's <c>data/report.json</c> says the same.</summary>
public sealed record ExportResult
{
    /// <summary>How it ended as a whole; only <see cref="ExportState.Complete"/> means that everything is there.</summary>
    public required ExportState State { get; init; }

    /// <summary>
    /// A sentence or two about what <see cref="State"/> does not tell: that the service listed no projects, which an empty answer of a
    /// stale cache resembles. <see langword="null"/> where there is nothing to add.
    /// </summary>
    public string? StateRemark { get; init; }

    /// <summary>Every category in every scope.</summary>
    public required IReadOnlyList<CategoryReport> Categories { get; init; }

    /// <summary>Every object that is missing, by id.</summary>
    public IReadOnlyList<ExportFailure> Failures { get; init; } = [];

    /// <summary>
    /// What changed in the account between two looks or runs, or while one read it, in words; empty where nothing did. Any change makes the
    /// state <see cref="ExportState.CompleteWithDifferences"/>.
    /// </summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>
    /// What the copy for one subject says about others who share the subject's images; <see langword="null"/> where the request has no
    /// subject.
    /// </summary>
    public ExportedOthers? Others { get; init; }

    /// <summary>
    /// What should be considered before the archive is handed over, in sentences without names; empty where nothing was noticed.
    /// </summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The request's id, which is also in <c>bag-info.txt</c>.</summary>
    public required string RequestId { get; init; }

    /// <summary>The number of payload files.</summary>
    public long Files { get; init; }

    /// <summary>The number of payload bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>
    /// Whether every file was read again from where it is stored, and compared with what was written. Always so for a directory; not for a
    /// zip or another sink that cannot give back what it took: verify what was received.
    /// </summary>
    public bool IsReadBack { get; init; }

    /// <summary>
    /// The archive's digest: the SHA-256 of <c>tagmanifest-sha256.txt</c>, 64 hexadecimal digits, lower case. Kept apart from the archive,
    /// it shows any later change of it, also one that renewed the manifests.
    /// </summary>
    public string? ArchiveDigest { get; init; }

    /// <summary>
    /// The host's signature over the UTF-8 bytes of <see cref="ArchiveDigest"/>, where an <see cref="ErasureSigner"/> is registered. Its
    /// bytes also lie beside a directory, in a file of the same name that ends in <c>.sig</c>.
    /// </summary>
    public ErasureSignature? Signature { get; init; }

    /// <summary>
    /// Why the host's <see cref="ErasureSigner"/> could not sign the archive; <see langword="null"/> where it did, or where there is none.
    /// Exported into the same directory again, it is signed then.
    /// </summary>
    public string? SignatureFailure { get; init; }

    /// <summary>Whether files of an earlier, interrupted run were taken over.</summary>
    public bool Resumed { get; init; }
}

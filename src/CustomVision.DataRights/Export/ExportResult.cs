using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Export;

/// <summary>The result of an export. The archive's <c>data/report.json</c> contains the same.</summary>
public sealed record ExportResult
{
    /// <summary>The state of the export. Only <see cref="ExportState.Complete"/> means that the archive is complete.</summary>
    public required ExportState State { get; init; }

    /// <summary>
    /// A remark on <see cref="State"/>, such as that the service listed no projects, which may be the empty answer of a stale cache; <see
    /// langword="null"/> if there is none.
    /// </summary>
    public string? StateRemark { get; init; }

    /// <summary>The result of every category in every scope.</summary>
    public required IReadOnlyList<CategoryReport> Categories { get; init; }

    /// <summary>The objects that are missing or incomplete, by id.</summary>
    public IReadOnlyList<ExportFailure> Failures { get; init; } = [];

    /// <summary>
    /// The descriptions of changes in the account between two listings or runs; empty if there were none. Any change makes the state <see
    /// cref="ExportState.CompleteWithDifferences"/>.
    /// </summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>The data about other people in a copy for one subject; <see langword="null"/> if the request has no subject.</summary>
    public ExportedOthers? Others { get; init; }

    /// <summary>The points to consider before the archive is handed over, in sentences without names.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The request's id, which is also in <c>bag-info.txt</c>.</summary>
    public required string RequestId { get; init; }

    /// <summary>The number of payload files.</summary>
    public long Files { get; init; }

    /// <summary>The number of payload bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>
    /// Whether every file was read back from the storage and compared with the written data. True for a directory; false for a zip or
    /// another sink that cannot be read back: verify the received archive instead.
    /// </summary>
    public bool IsReadBack { get; init; }

    /// <summary>
    /// The archive's digest: the SHA-256 of <c>tagmanifest-sha256.txt</c>, as 64 lower-case hexadecimal digits. If it is stored separately
    /// from the archive, it reveals any later change, even if the manifests were recomputed.
    /// </summary>
    public string? ArchiveDigest { get; init; }

    /// <summary>
    /// The host's signature over the UTF-8 bytes of <see cref="ArchiveDigest"/>, if an <see cref="ErasureSigner"/> is registered. For a
    /// directory, its bytes are also stored beside it, in a file of the same name with the extension <c>.sig</c>.
    /// </summary>
    public ErasureSignature? Signature { get; init; }

    /// <summary>
    /// The reason why the <see cref="ErasureSigner"/> could not sign the archive; <see langword="null"/> if the archive is signed, or if
    /// there is no signer. Exporting into the same directory again signs it.
    /// </summary>
    public string? SignatureFailure { get; init; }

    /// <summary>Whether files of an earlier, interrupted run were reused.</summary>
    public bool Resumed { get; init; }
}

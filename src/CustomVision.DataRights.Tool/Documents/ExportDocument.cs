using CustomVision.DataRights.Archive.Report;

namespace CustomVision.DataRights.Tool.Documents;

/// <summary>The result of <c>export</c>.</summary>
internal sealed record ExportDocument : CommandDocument
{
    /// <summary>The final state of the export.</summary>
    public required ExportState State { get; init; }

    /// <summary>An explanation of the state.</summary>
    public string? StateRemark { get; init; }

    /// <summary>The path of the archive.</summary>
    public required string Archive { get; init; }

    /// <summary>The path of the report, which lists everything that is missing.</summary>
    public required string Report { get; init; }

    /// <summary>The id of the request.</summary>
    public required string RequestId { get; init; }

    /// <summary>The number of payload files.</summary>
    public required long Files { get; init; }

    /// <summary>The number of payload bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>Whether an interrupted run was resumed.</summary>
    public required bool Resumed { get; init; }

    /// <summary>Whether every file was read back and compared with the written bytes.</summary>
    public required bool ReadBack { get; init; }

    /// <summary>The digest of the archive, 64 hexadecimal digits. Store it separately: it reveals every later change.</summary>
    public string? ArchiveDigest { get; init; }

    /// <summary>The path of the signature file, if <c>--sign</c> was given.</summary>
    public string? Signature { get; init; }

    /// <summary>The reason the archive could not be signed.</summary>
    public string? SignatureFailure { get; init; }

    /// <summary>The result of each category in each project and iteration.</summary>
    public required IReadOnlyList<CategoryReport> Categories { get; init; }

    /// <summary>The objects that are missing or have an integrity warning.</summary>
    public required IReadOnlyList<ExportFailure> Failures { get; init; }

    /// <summary>The changes in the account during the export.</summary>
    public required IReadOnlyList<string> Changes { get; init; }

    /// <summary>The data about other people in a copy for one person; missing if images were not selected.</summary>
    public ExportedOthers? Others { get; init; }

    /// <summary>The points to consider before the archive is handed over.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}

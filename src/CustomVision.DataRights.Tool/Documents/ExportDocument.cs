using CustomVision.DataRights.Archive.Report;

namespace CustomVision.DataRights.Tool.Documents;

/// <summary>How <c>export</c> ended.</summary>
internal sealed record ExportDocument : CommandDocument
{
    /// <summary>How it ended as a whole.</summary>
    public required ExportState State { get; init; }

    /// <summary>A remark on the state.</summary>
    public string? StateRemark { get; init; }

    /// <summary>The path of the archive.</summary>
    public required string Archive { get; init; }

    /// <summary>The path of its report, which names everything that is missing.</summary>
    public required string Report { get; init; }

    /// <summary>The id of the request.</summary>
    public required string RequestId { get; init; }

    /// <summary>The number of payload files.</summary>
    public required long Files { get; init; }

    /// <summary>The number of payload bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>Whether an interrupted run was resumed.</summary>
    public required bool Resumed { get; init; }

    /// <summary>Whether every file was read back and compared with what was written.</summary>
    public required bool ReadBack { get; init; }

    /// <summary>The digest of the archive, 64 hexadecimal digits. Keep it elsewhere: it shows every later change.</summary>
    public string? ArchiveDigest { get; init; }

    /// <summary>The path of the signature's file, where <c>--sign</c> was given.</summary>
    public string? Signature { get; init; }

    /// <summary>Why the archive could not be signed.</summary>
    public string? SignatureFailure { get; init; }

    /// <summary>How each category ended in each project and iteration.</summary>
    public required IReadOnlyList<CategoryReport> Categories { get; init; }

    /// <summary>What is missing or has an integrity warning.</summary>
    public required IReadOnlyList<ExportFailure> Failures { get; init; }

    /// <summary>What changed in the account during the export.</summary>
    public required IReadOnlyList<string> Changes { get; init; }

    /// <summary>What a copy for one person says about others; missing where images were not selected.</summary>
    public ExportedOthers? Others { get; init; }

    /// <summary>What to consider before the archive is handed over.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}

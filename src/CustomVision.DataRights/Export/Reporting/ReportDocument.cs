namespace CustomVision.DataRights.Export.Reporting;

/// <summary>The shape of <c>data/report.json</c>.</summary>
internal sealed record ReportDocument
{
    /// <summary>The version of this shape.</summary>
    public const int CurrentVersion = 1;

    public int Version { get; init; } = CurrentVersion;

    public required ExportState State { get; init; }

    /// <summary>What was asked for, in ids and counts.</summary>
    public required string Request { get; init; }

    public required IReadOnlyList<CategoryReport> Categories { get; init; }

    /// <summary>What is missing, vanished, or does not look whole, by id.</summary>
    public required IReadOnlyList<ExportFailure> Failures { get; init; }

    /// <summary>What changed between two looks or runs, or while one read the account.</summary>
    public required IReadOnlyList<string> Changes { get; init; }

    /// <summary>What the copy for one subject says about others, or said before it was blanked.</summary>
    public ExportedOthers? Others { get; init; }

    /// <summary>What no operation of the service can export.</summary>
    public required IReadOnlyList<string> NotExportable { get; init; }
}

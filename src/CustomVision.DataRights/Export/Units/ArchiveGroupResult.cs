using CustomVision.DataRights.Archive.Report;

namespace CustomVision.DataRights.Export.Units;

/// <summary>The result of an export into a group of archives.</summary>
public sealed record ArchiveGroupResult
{
    /// <summary>The state of the whole group. Only <see cref="ExportState.Complete"/> means that the archive is complete.</summary>
    public ExportState State => Report.State;

    /// <summary>The result of the account's archive, with the categories, failures and changes of every project.</summary>
    public required ExportResult Report { get; init; }

    /// <summary>The number of archives, including the account's archive.</summary>
    public int Archives { get; init; }

    /// <summary>The number of payload files in all archives.</summary>
    public long Files { get; init; }

    /// <summary>The number of payload bytes in all archives.</summary>
    public long Bytes { get; init; }
}

using CustomVision.DataRights.Account;
using CustomVision.DataRights.Export.Downloads;
using CustomVision.DataRights.Export.Models;
using CustomVision.DataRights.Export.Others;
using CustomVision.DataRights.Export.Output;
using CustomVision.DataRights.Export.Reporting;
using CustomVision.DataRights.Metering;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <summary>The context that is shared by all parts of a job.</summary>
internal sealed record ExportContext
{
    public required ExportRequest Request { get; init; }

    public required TrainingClient Client { get; init; }

    /// <summary>The reader of the account; <see langword="null"/> if only the Training API is available.</summary>
    public IAccountReader? AccountReader { get; init; }

    public required ExportOutput Output { get; init; }

    public required BlobDownloader Downloader { get; init; }

    public required ExportLedger Ledger { get; init; }

    public required ProgressReporter<ExportProgress> Progress { get; init; }

    /// <summary>The builder of models; <see langword="null"/> if the request has none.</summary>
    public ModelBuilder? Models { get; init; }

    /// <summary>The archive's membership in a group; <see langword="null"/> if it is not part of a group.</summary>
    public ExportMember? Member { get; init; }

    /// <summary>Whether this is the first pass of the run. Files are counted only then.</summary>
    public bool IsFirstPass { get; init; } = true;

    public required UnreadEntries Unread { get; init; }

    /// <summary>The listed images that do not match the request's subject; empty if the request has none.</summary>
    public HashSet<Guid> LeftOut { get; } = [];

    /// <summary>The counts of the data about others in a copy for one data subject.</summary>
    public OthersTally Others { get; } = new();

    public required RequestIdCheck RequestId { get; init; }

    /// <summary>Whether excluded data is kept if an earlier pass or run saved it.</summary>
    public bool KeepsLeftOut { get; set; }

    /// <summary>Gets whether an image does not match the subject, so that its saved files do not belong in the archive.</summary>
    public bool IsLeftOut(Guid image) => !KeepsLeftOut && LeftOut.Contains(image);

    public bool Wants(ExportCategories category) => Request.Categories.HasFlag(category);
}

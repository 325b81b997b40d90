using CustomVision.DataRights.Account;
using CustomVision.DataRights.Export.Downloads;
using CustomVision.DataRights.Export.Models;
using CustomVision.DataRights.Export.Others;
using CustomVision.DataRights.Export.Output;
using CustomVision.DataRights.Export.Reporting;
using CustomVision.DataRights.Metering;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <summary>What every part of a job works with.</summary>
internal sealed record ExportContext
{
    public required ExportRequest Request { get; init; }

    public required TrainingClient Client { get; init; }

    /// <summary>Reads the account; <see langword="null"/> where only the Training API can be asked.</summary>
    public IAccountReader? AccountReader { get; init; }

    public required ExportOutput Output { get; init; }

    public required BlobDownloader Downloader { get; init; }

    public required ExportLedger Ledger { get; init; }

    public required ProgressReporter<ExportProgress> Progress { get; init; }

    /// <summary>Has models built; <see langword="null"/> where the request names none.</summary>
    public ModelBuilder? Models { get; init; }

    /// <summary>The archive's part in a group; <see langword="null"/> where it is none of a group.</summary>
    public ExportMember? Member { get; init; }

    public required UnreadEntries Unread { get; init; }

    /// <summary>The images that are listed, and that the request's subject does not choose; empty where the request has none.</summary>
    public HashSet<Guid> LeftOut { get; } = [];

    /// <summary>What the copy for one subject says about others.</summary>
    public OthersTally Others { get; } = new();

    public required RequestIdCheck RequestId { get; init; }

    /// <summary>Whether what is left out stays all the same where an earlier look or run saved it.</summary>
    public bool KeepsLeftOut { get; set; }

    /// <summary>Whether an image is not the subject's, so that what was saved of it does not belong here.</summary>
    public bool IsLeftOut(Guid image) => !KeepsLeftOut && LeftOut.Contains(image);

    public bool Wants(ExportCategories category) => Request.Categories.HasFlag(category);
}

using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Export.Files;
using CustomVision.DataRights.Export.Reporting;

namespace CustomVision.DataRights.Export;

/// <summary>Counts the items of one listing and the outcomes of their downloads.</summary>
internal sealed class ImageTally
{
    public long Items { get; private set; }

    public long LeftOut { get; set; }

    public long Stored { get; private set; }

    public long Failed { get; private set; }

    public long IntegrityWarnings { get; private set; }

    public long Gone { get; set; }

    /// <summary>The number of items of the listing that could not be read.</summary>
    public long Unread { get; set; }

    public bool HasGap => Failed > 0 || Gone > 0 || IntegrityWarnings > 0;

    /// <summary>Counts an item of the listing.</summary>
    public void CountItem() => Items++;

    public void Count(DownloadOutcome outcome)
    {
        if (outcome.File is not null)
        {
            Stored++;
            IntegrityWarnings += outcome.HasIntegrityWarning ? 1 : 0;
        }
        else if (outcome.IsGone)
        {
            Gone++;
        }
        else
        {
            Failed++;
        }
    }

    public CategoryReport FilesReport(ArchiveCategory category, ArchiveScope scope) =>
        new()
        {
            Category = category.Key,
            ProjectId = scope.ProjectId,
            IterationId = scope.IterationId,
            State =
                Failed > 0 ? CategoryState.Failed
                : Gone > 0 ? CategoryState.Gone
                : Stored == 0 ? CategoryState.Empty
                : CategoryState.Exported,
            Expected = Stored + Failed + Gone,
            Found = Stored,
            Reason =
                Failed > 0 ? Reasons.FilesFailed(Failed)
                : Gone > 0 ? Reasons.FilesGone(Gone)
                : null,
        };
}

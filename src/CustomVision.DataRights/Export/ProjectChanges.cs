using CustomVision.DataRights.Export.Journal;
using CustomVision.DataRights.Export.Reporting;

namespace CustomVision.DataRights.Export;

/// <summary>
/// Determines whether a project has changed since an earlier pass or run. In either case, everything is listed again; see decision 0013.
/// </summary>
internal sealed class ProjectChanges(ExportJournal journal, ExportLedger ledger)
{
    public void Notice(ProjectSnapshot snapshot)
    {
        // An incompletely read project cannot be compared, but is recorded as existing.
        var projectId = snapshot.Project.Value.Id;
        var isWhole = snapshot is { Tags: not null, Iterations: not null, HasUnread: false };
        var digest = isWhole ? snapshot.Digest() : string.Empty;
        var isKnown = journal.State.Projects.TryGetValue(projectId, out var before);
        if (isWhole && isKnown && before is { Length: > 0 } && before != digest)
        {
            ledger.AddChange(Reasons.ProjectChanged(projectId));
        }

        if (!isKnown || (isWhole && before != digest))
        {
            journal.Append(
                new JournalRecord
                {
                    Kind = JournalRecord.Project,
                    ProjectId = projectId,
                    Sha256 = digest,
                }
            );
        }
    }
}

using CustomVision.DataRights.Export.Journal;
using CustomVision.DataRights.Export.Reporting;

namespace CustomVision.DataRights.Export;

/// <summary>Tells whether a project is still as an earlier run found it. Listings of before and after a change are never mixed.</summary>
internal sealed class ProjectChanges(ExportJournal journal, ExportLedger ledger)
{
    public bool MayReuseListings(ProjectSnapshot snapshot)
    {
        var projectId = snapshot.Project.Value.Id;
        var digest = snapshot.Digest();
        if (journal.State.Projects.TryGetValue(projectId, out var before))
        {
            if (before == digest)
            {
                return true;
            }

            ledger.AddChange($"Project {projectId} changed while the export was interrupted. Its listings were made anew; the bytes of images that were already here were kept.");
        }

        journal.Append(new JournalRecord { Kind = JournalRecord.Project, ProjectId = projectId, Sha256 = digest });
        return false;
    }
}

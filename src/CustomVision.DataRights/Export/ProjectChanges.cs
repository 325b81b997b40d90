using CustomVision.DataRights.Export.Journal;
using CustomVision.DataRights.Export.Reporting;

namespace CustomVision.DataRights.Export;

/// <summary>Tells whether a project is still as an earlier look or run found it. Whatever it was, everything is listed anew; see decision 0015.</summary>
internal sealed class ProjectChanges(ExportJournal journal, ExportLedger ledger)
{
    public void Notice(ProjectSnapshot snapshot)
    {
        if (snapshot.Tags is null || snapshot.Iterations is null)
        {
            return; // what was not read to its end cannot be compared
        }

        var projectId = snapshot.Project.Value.Id;
        var digest = snapshot.Digest();
        if (journal.State.Projects.TryGetValue(projectId, out var before) && before != digest)
        {
            ledger.AddChange($"Project {projectId}, its tags or its iterations are not as an earlier look or run had read them. They were read anew.");
        }

        if (before != digest)
        {
            journal.Append(new JournalRecord { Kind = JournalRecord.Project, ProjectId = projectId, Sha256 = digest });
        }
    }
}

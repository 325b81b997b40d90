using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Export.Journal;
using CustomVision.DataRights.Export.Output;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export.Units;

/// <summary>A group of archives, as recorded in the work state of its account's archive.</summary>
/// <param name="GroupId">The id of the group.</param>
/// <param name="Projects">The projects in the order of their archives; a project's number never changes.</param>
/// <param name="IsResumed">Whether an earlier run began the group.</param>
internal sealed record ArchiveGroupSession(string GroupId, IReadOnlyList<Guid> Projects, bool IsResumed = false)
{
    /// <summary>Begins the group, or finds the one that an earlier run began, and adds projects to it.</summary>
    /// <exception cref="DataRightsException">
    /// The location is not usable, is used by another request, or the request contains a project that was never listed.
    /// </exception>
    public static async Task<ArchiveGroupSession> BeginAsync(
        ExportRequest request,
        IResumableArchiveSink account,
        TrainingClient client,
        IReadOnlyCollection<Guid> projects,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        await ExportTarget.EnsureUsableAsync(account, work: null, cancellationToken).ConfigureAwait(false);
        var work = await WorkFolder.OpenAsync(account, cancellationToken).ConfigureAwait(false);
        await using var closing = work.ConfigureAwait(false);
        await ExportTarget.EnsureUsableAsync(account, work, cancellationToken).ConfigureAwait(false);
        using var journal = ExportJournal.Open(work.JournalPath);
        if (request.ProjectIds.Except(projects).Except(journal.State.Members).ToList() is { Count: > 0 } unknown)
        {
            throw ExportRequestCheck.UnknownProjects(unknown); // thrown before the journal is bound to this request
        }

        var session = ExportSession.Of(journal, request, client.Endpoint, client.ApiVersion, time);
        var all = journal.State.Members.ToList();
        foreach (var project in projects.Except(all).ToList())
        {
            journal.Append(new JournalRecord { Kind = JournalRecord.Member, ProjectId = project });
            all.Add(project);
        }

        return new ArchiveGroupSession(session.RequestId, all, session.IsResumed);
    }

    /// <summary>Gets the number of a project's archive, from 1.</summary>
    public int NumberOf(Guid project) => Projects.TakeWhile(other => other != project).Count() + 1;

    /// <summary>Creates the request of the account's archive.</summary>
    public static ExportRequest RequestOfAccount(ExportRequest request)
    {
        var account = request.Copy();
        account.Datasets = [];
        return account;
    }

    /// <summary>Creates the request of a project's archive.</summary>
    public ExportRequest RequestOf(ExportRequest request, Guid project)
    {
        var own = request.Copy();
        own.ProjectIds = [project];
        own.Categories &= ~ExportCategories.Account;
        own.RequestId = GroupId;
        return own;
    }
}

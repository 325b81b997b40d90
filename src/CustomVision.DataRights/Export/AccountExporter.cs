using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Export.Journal;
using CustomVision.DataRights.Export.Others;
using CustomVision.DataRights.Export.Reporting;
using CustomVision.DataRights.Subjects;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <summary>Exports the resource: first its own data, then its projects one by one.</summary>
internal sealed partial class AccountExporter(ExportContext context, ExportJournal journal, bool isFirstPass)
{
    private const int MaxRounds = 3;
    private const string StateIt = "ExportRequest.ProjectsWereDeleted, or --projects-were-deleted";

    private static readonly ArchiveScope Resource = new(ProjectId: null);

    private bool _lacksEarlierProjects;
    private bool _isOver; // a person confirmed that all projects of the interrupted run were deleted

    private TrainingClient Client => context.Client;

    private ExportRequest Request => context.Request;

    public async Task ExportAsync(CancellationToken cancellationToken)
    {
        context.Progress.Update(static report => report with { Phase = ExportPhase.Reading, ProjectId = null });
        if (context.Member is { Projects: not null } group)
        {
            await ExportAccountOfGroupAsync(group, cancellationToken).ConfigureAwait(false);
            return;
        }

        // This is the first call: with a wrong key or endpoint, the job ends before anything is written.
        var projects = await ChooseProjectsAsync(cancellationToken).ConfigureAwait(false);
        await EnsureIterationsAsync(projects, cancellationToken).ConfigureAwait(false);
        var subjects = await ResolveAsync(projects, cancellationToken).ConfigureAwait(false);
        context.Output.KeepUnfinishedLists(); // nothing was changed before this line
        if (_isOver)
        {
            return; // the key may be that of another account: UnlistedObjects completes the folder with its current content
        }

        if (context.Output.IsSequential)
        {
            await ExportResourceAsync(cancellationToken).ConfigureAwait(false);
            await ExportProjectsAsync(projects, subjects, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            // Run concurrently, since the first only waits for two answers, and the projects need nothing of them.
            await ConcurrentTasks
                .RunAsync([ExportResourceAsync, token => ExportProjectsAsync(projects, subjects, token)], cancellationToken)
                .ConfigureAwait(false);
        }

        await context.Unread.WriteAsync(project: null, context.Output, cancellationToken).ConfigureAwait(false);
    }

    private Task ExportResourceAsync(CancellationToken cancellationToken) =>
        RunIsolatedAsync(ArchiveCategories.Account, Resource, () => ExportAccountAsync(cancellationToken), cancellationToken);

    private async Task ExportProjectsAsync(
        IReadOnlyList<Guid> projects,
        Dictionary<Guid, (SubjectRule Rule, OthersFilter Others)>? subjects,
        CancellationToken cancellationToken
    )
    {
        var changes = new ProjectChanges(journal, context.Ledger);
        var done = new HashSet<Guid>();
        var number = 0;
        Task<IReadOnlyList<Guid>>? listing = null;
        for (var round = 1; round <= MaxRounds && (round == 1 || projects.Count > 0); round++)
        {
            var total = number + projects.Count;
            foreach (var project in projects)
            {
                var current = ++number;
                context.Progress.Update(report =>
                    report with
                    {
                        Phase = ExportPhase.Reading,
                        ProjectId = project,
                        ProjectNumber = current,
                        ProjectsTotal = total,
                    }
                );
                var exporter = new ProjectExporter(context, project, subjects?[project].Rule, subjects?[project].Others);
                await RunIsolatedAsync(
                        ArchiveCategories.Projects,
                        new ArchiveScope(project),
                        () => exporter.ExportAsync(changes, cancellationToken, current == total ? LookAsync : null),
                        cancellationToken
                    )
                    .ConfigureAwait(false);
                await context.Unread.WriteAsync(project, context.Output, cancellationToken).ConfigureAwait(false);
                done.Add(project);
            }

            // Projects that were created in the interim are exported as well. This also compensates for an incomplete list.
            var listed = listing is { IsCanceled: false } ? listing : ListAsync(cancellationToken);
            listing = null;
            projects = await LookAgainAsync(done, listed).ConfigureAwait(false);
        }

        context.Ledger.AddRead(ArchiveCategories.Projects, Resource, done.Count, done.Count);

        // The last project is read again at the same time.
        async Task LookAsync(CancellationToken token)
        {
            listing = ListAsync(token);
            await ((Task)listing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // The projects have separate archives. The account's archive contains the report on all of them.
    private async Task ExportAccountOfGroupAsync(ExportMember group, CancellationToken cancellationToken)
    {
        await ExportResourceAsync(cancellationToken).ConfigureAwait(false);
        foreach (var member in group.Projects!)
        {
            member.AddTo(context.Ledger);
        }

        var archived = group.Archived!.Count;
        context.Ledger.AddRead(ArchiveCategories.Projects, Resource, archived, archived);
        await context.Unread.WriteAsync(project: null, context.Output, cancellationToken).ConfigureAwait(false);
    }

    // An unexpected error ends only one part of the job and is reported. Cancellation or a storage failure ends the whole job.
    private async Task RunIsolatedAsync(ArchiveCategory category, ArchiveScope scope, Func<Task> part, CancellationToken cancellationToken)
    {
        try
        {
            await part().ConfigureAwait(false);
        }
        catch (Exception fault)
            when (!cancellationToken.IsCancellationRequested
                && fault is not (ArchiveStorageException or IOException or UnauthorizedAccessException or OutOfMemoryException)
            )
        {
            context.Ledger.AddFailed(category, scope, fault);
        }
    }

    private async Task ExportAccountAsync(CancellationToken cancellationToken)
    {
        if (!context.Wants(ExportCategories.Account) || Request.Subject is not null)
        {
            var reason = context.Wants(ExportCategories.Account) ? Reasons.NotForOneSubject : Reasons.LeftOut;
            context.Ledger.AddNotOffered(ArchiveCategories.Account, Resource, reason);
            context.Ledger.AddNotOffered(ArchiveCategories.Domains, Resource, reason);
            return;
        }

        await new AccountDocument(context).WriteAsync(cancellationToken).ConfigureAwait(false);

        try
        {
            var listed = await Client.GetDomainsAsync(cancellationToken, keepsUnread: true).ConfigureAwait(false);
            var domains = context.Unread.Readable(listed, ArchiveCategories.Domains, Resource);
            await context
                .Output.WriteAsync(
                    PayloadPlace.DocumentOf(ArchiveCategories.Domains, Resource),
                    JsonDocuments.Array(domains),
                    cancellationToken
                )
                .ConfigureAwait(false);
            context.Ledger.AddRead(ArchiveCategories.Domains, Resource, domains.Count, unread: listed.Count - domains.Count);
        }
        catch (TrainingApiException fault)
        {
            context.Ledger.AddFailed(ArchiveCategories.Domains, Resource, fault);
        }
    }
}

using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Export.Journal;
using CustomVision.DataRights.Export.Others;
using CustomVision.DataRights.Export.Reporting;
using CustomVision.DataRights.Subjects;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <summary>Exports the resource: what belongs to all of it, then its projects, one after the other.</summary>
internal sealed class AccountExporter(ExportContext context, ExportJournal journal, bool isFirstLook)
{
    private const int MaxLooks = 3;
    private const string StateIt = "ExportRequest.ProjectsWereDeleted, or --projects-were-deleted";

    private static readonly ArchiveScope Resource = new(ProjectId: null);

    private bool _lacksEarlierProjects;
    private bool _isOver; // all that the interrupted run had read was deleted, a person says

    private TrainingClient Client => context.Client;

    private ExportRequest Request => context.Request;

    public async Task ExportAsync(CancellationToken cancellationToken)
    {
        context.Progress.Update(static report => report with { Phase = ExportPhase.Reading, ProjectId = null });
        if (context.Member?.Projects is { } members)
        {
            await ExportAccountOfGroupAsync(members, cancellationToken).ConfigureAwait(false);
            return;
        }

        // The first call: a wrong key or endpoint ends the job here, before anything is written.
        var projects = await ChooseProjectsAsync(cancellationToken).ConfigureAwait(false);
        await EnsureIterationsAsync(projects, cancellationToken).ConfigureAwait(false);
        var subjects = await ResolveAsync(projects, cancellationToken).ConfigureAwait(false);
        context.Output.KeepUnfinishedLists(); // nothing was touched until here
        if (_isOver)
        {
            return; // what else this key opens may be another account's: UnlistedObjects finishes the folder with its present content
        }

        await SparedAsync(ArchiveCategories.Account, Resource, () => ExportAccountAsync(cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        var changes = new ProjectChanges(journal, context.Ledger);
        var done = new HashSet<Guid>();
        for (var look = 1; look <= MaxLooks && (look == 1 || projects.Count > 0); look++)
        {
            foreach (var project in projects)
            {
                var exporter = new ProjectExporter(context, project, subjects?[project].Rule, subjects?[project].Others);
                await SparedAsync(
                        ArchiveCategories.Projects,
                        new ArchiveScope(project),
                        () => exporter.ExportAsync(changes, cancellationToken),
                        cancellationToken
                    )
                    .ConfigureAwait(false);
                await context.Unread.WriteAsync(project, context.Output, cancellationToken).ConfigureAwait(false);
                done.Add(project);
            }

            // What was created in the interim belongs to everything too; and a list that was short for a moment is not the last word.
            projects = await LookAgainAsync(done, cancellationToken).ConfigureAwait(false);
        }

        context.Ledger.AddRead(ArchiveCategories.Projects, Resource, done.Count, done.Count);
        await context.Unread.WriteAsync(project: null, context.Output, cancellationToken).ConfigureAwait(false);
    }

    // The projects have archives of their own, and this one has the report on all of them.
    private async Task ExportAccountOfGroupAsync(IReadOnlyList<MemberReport> members, CancellationToken cancellationToken)
    {
        await SparedAsync(ArchiveCategories.Account, Resource, () => ExportAccountAsync(cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        foreach (var member in members)
        {
            member.AddTo(context.Ledger);
        }

        context.Ledger.AddRead(ArchiveCategories.Projects, Resource, members.Count, members.Count);
        await context.Unread.WriteAsync(project: null, context.Output, cancellationToken).ConfigureAwait(false);
    }

    // What was not foreseen ends a part of the job, and is reported; what ends all of it is a cancellation, or a place that takes no bytes.
    private async Task SparedAsync(ArchiveCategory category, ArchiveScope scope, Func<Task> part, CancellationToken cancellationToken)
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

    // The projects that are listed by now, and were not at the beginning.
    private async Task<IReadOnlyList<Guid>> LookAgainAsync(HashSet<Guid> done, CancellationToken cancellationToken)
    {
        try
        {
            var listed = await ListAsync(cancellationToken).ConfigureAwait(false);
            foreach (var gone in done.Except(listed))
            {
                context.Ledger.AddChange(Reasons.ProjectGone(gone));
            }

            var appeared = Request.ProjectIds.Count > 0 ? [] : listed.Where(project => !done.Contains(project)).ToList();
            foreach (var project in Request.Subject is null ? [] : appeared)
            {
                context.Ledger.AddDifference(ArchiveCategories.Projects, new ArchiveScope(project), project, Reasons.ProjectAppeared);
            }

            return Request.Subject is null ? appeared : [];
        }
        catch (TrainingApiException fault)
        {
            context.Ledger.AddFailed(ArchiveCategories.Projects, Resource, fault);
            return [];
        }
    }

    private async Task<IReadOnlyList<Guid>> ChooseProjectsAsync(CancellationToken cancellationToken)
    {
        var all = await ListAsync(cancellationToken).ConfigureAwait(false);
        var known = journal.State.Projects.Keys;
        var unknown = Request.ProjectIds.Except(all).Except(known).ToList();
        if (unknown.Count > 0 && (known.Count == 0 || !Request.ProjectsWereDeleted))
        {
            throw new DataRightsException(
                $"The resource has no project {string.Join(", ", unknown)}. List its projects, and check the endpoint."
                    + (known.Count > 0 ? $" If it was deleted since the export began, state it ({StateIt})." : string.Empty)
            );
        }

        var found = await FindAsync([.. known.Except(all), .. unknown], cancellationToken).ConfigureAwait(false);
        if (_isOver)
        {
            var others = Request.ProjectIds.Count == 0 ? all.Count : all.Intersect(Request.ProjectIds).Count();
            if (others > 0)
            {
                context.Ledger.AddChange(Reasons.AllProjectsGone(others));
            }

            return [];
        }

        return [.. all.Concat(found).Where(project => Request.ProjectIds.Count == 0 || Request.ProjectIds.Contains(project))];
    }

    // What an earlier look or run had read and the list no longer names: gone, or a list that cannot be believed. Its files stay in either
    // case.
    private async Task<IReadOnlyList<Guid>> FindAsync(IReadOnlyList<Guid> projects, CancellationToken cancellationToken)
    {
        var found = new List<Guid>();
        var faults = new List<(Guid Project, TrainingApiException Fault)>();
        foreach (var project in projects)
        {
            try
            {
                await Client.GetProjectAsync(project, cancellationToken).ConfigureAwait(false);
                found.Add(project);
            }
            catch (TrainingApiException fault)
            {
                faults.Add((project, fault));
            }
        }

        var gone = faults
            .Where(one => ServiceAnswer.GoneIn(one.Fault) is ServiceObjectKind.Requested or ServiceObjectKind.Project)
            .Select(one => one.Project)
            .ToHashSet();
        _lacksEarlierProjects = gone.Count > 0;
        var earlier = journal.State.Projects.Keys;
        var areAllGone = earlier.Count > 0 && earlier.All(gone.Contains);
        _isOver = areAllGone && Request.ProjectsWereDeleted;
        if (areAllGone && !_isOver && isFirstLook)
        {
            throw new DataRightsException(
                $"The unfinished export in this folder had read {earlier.Count} project(s), and the resource has none of them. Is this the "
                    + $"key of another resource? "
                    + $"Use the key of the first one to finish it. If they have all been deleted since, the folder and its .work folder "
                    + $"hold the last copies: state it ({StateIt}), "
                    + "and the folder is finished with its present content. Nothing was changed."
            );
        }

        foreach (var project in found)
        {
            context.Ledger.AddGap(ArchiveCategories.Projects, Resource, Reasons.ProjectNotListed(project));
        }

        foreach (var (project, fault) in faults)
        {
            context.Ledger.AddFailed(ArchiveCategories.Projects, new ArchiveScope(project), fault);
        }

        return found;
    }

    private async Task<IReadOnlyList<Guid>> ListAsync(CancellationToken cancellationToken)
    {
        var listed = await Client.GetProjectsAsync(cancellationToken, keepsUnread: true).ConfigureAwait(false);
        foreach (var project in listed.Where(project => project.Unread is not null))
        {
            var saved = context.Unread.Save(project.Json, project.Unread!, ArchiveCategories.Projects, Resource);
            context.Ledger.AddGap(
                ArchiveCategories.Projects,
                new ArchiveScope(project.Unread!.Id),
                $"{Reasons.Unread(project.Unread)} {saved}"
            );
        }

        // One of which only the id is known is asked for by that id.
        return
        [
            .. UnreadEntries
                .Known(listed)
                .OrderBy(project => project.Value.Created)
                .ThenBy(project => project.Value.Id)
                .Select(project => project.Value.Id)
                .Distinct(),
        ];
    }

    // An id that is misspelt would otherwise look like an iteration without images.
    private async Task EnsureIterationsAsync(IReadOnlyList<Guid> projects, CancellationToken cancellationToken)
    {
        var unknown = _lacksEarlierProjects && Request.ProjectsWereDeleted ? [] : Request.IterationIds.ToHashSet();
        foreach (var project in unknown.Count == 0 ? [] : projects)
        {
            unknown.ExceptWith((await IterationsAsync(project, cancellationToken).ConfigureAwait(false)).Select(iteration => iteration.Id));
        }

        if (unknown.Count > 0)
        {
            throw new DataRightsException(
                $"No project in scope has the iteration {string.Join(", ", unknown.Order())}. List the project's iterations, and check "
                    + $"ExportRequest.ProjectIds.{WithDeletedProject}"
            );
        }
    }

    // All tag names are resolved before anything is exported: a name that is misspelt would otherwise look like a person about whom nothing
    // is held.
    private async Task<Dictionary<Guid, (SubjectRule Rule, OthersFilter Others)>?> ResolveAsync(
        IReadOnlyList<Guid> projects,
        CancellationToken cancellationToken
    )
    {
        if (Request.Subject is not { } selector)
        {
            return null;
        }

        var resolver = new SubjectResolver(selector);
        var kept = new SubjectSelector { TagNames = Request.KeptTagNames, TagIds = Request.KeptTagIds };
        var keptResolver = kept.IsEmpty ? null : new SubjectResolver(kept, "ExportRequest.KeptTagNames or KeptTagIds (--keep-tag)");
        var rules = new Dictionary<Guid, (SubjectRule, OthersFilter)>();
        foreach (var project in projects)
        {
            IReadOnlyCollection<Tag> workspace = [];
            var iterations = new Dictionary<Guid, IReadOnlyCollection<Tag>>();
            if (selector.TagNames.Count + selector.TagIds.Count > 0 || keptResolver is not null)
            {
                workspace = await TagsAsync(project, null, cancellationToken).ConfigureAwait(false);
                foreach (var iteration in await IterationsAsync(project, cancellationToken).ConfigureAwait(false))
                {
                    iterations[iteration.Id] = await TagsAsync(project, iteration.Id, cancellationToken).ConfigureAwait(false);
                }
            }

            var others = new OthersFilter(
                Request.BlankOthers,
                Request.Subject,
                KeptTags.Of([resolver, keptResolver], project, workspace, iterations),
                context.Others
            );
            rules.Add(project, (resolver.ResolveSets(project, workspace, iterations), others));
        }

        try
        {
            resolver.EnsureEveryTagWasFound();
            keptResolver?.EnsureEveryTagWasFound();
        }
        catch (DataRightsException) when (_lacksEarlierProjects && Request.ProjectsWereDeleted)
        {
            context.KeepsLeftOut = true; // their subjects can no longer be determined: what was chosen once is not removed
        }
        catch (DataRightsException unknown) when (_lacksEarlierProjects)
        {
            throw new DataRightsException(unknown.Message + WithDeletedProject, unknown);
        }

        return rules;
    }

    // The deletion of a project removed its iterations and tags too.
    private string WithDeletedProject =>
        _lacksEarlierProjects ? $" If it was deleted with a project since the export began, state it ({StateIt})." : string.Empty;

    // An entry that cannot be read may be what the request means: its id still says so, and it is named in any case.
    private async Task<IReadOnlyCollection<Tag>> TagsAsync(Guid project, Guid? iteration, CancellationToken cancellationToken)
    {
        var listed = await Client.GetTagsAsync(project, iteration, cancellationToken, keepsUnread: true).ConfigureAwait(false);
        context.Unread.Readable(listed, ArchiveCategories.Tags, new ArchiveScope(project, iteration));
        return [.. UnreadEntries.Known(listed).Select(tag => tag.Value)];
    }

    private async Task<IReadOnlyList<Iteration>> IterationsAsync(Guid project, CancellationToken cancellationToken)
    {
        var listed = await Client.GetIterationsAsync(project, cancellationToken, keepsUnread: true).ConfigureAwait(false);
        context.Unread.Readable(listed, ArchiveCategories.Iterations, new ArchiveScope(project));
        return [.. UnreadEntries.Known(listed).Select(iteration => iteration.Value)];
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

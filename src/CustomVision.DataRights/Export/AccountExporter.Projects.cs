using System.Runtime.ExceptionServices;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Export.Reporting;
using CustomVision.DataRights.Presence;

namespace CustomVision.DataRights.Export;

/// <content>Determines the projects to export: those that are listed, and those that an earlier pass or run read.</content>
internal sealed partial class AccountExporter
{
    // Compares the projects with those that are listed again, and returns those that were created in the interim.
    private async Task<IReadOnlyList<Guid>> LookAgainAsync(HashSet<Guid> done, Task<IReadOnlyList<Guid>> listing)
    {
        try
        {
            var listed = await listing.ConfigureAwait(false);
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
            throw ExportRequestCheck.UnknownProjects(
                unknown,
                known.Count > 0 ? $" If it was deleted since the export began, state it ({StateIt})." : string.Empty
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

    // Queries the projects that an earlier pass or run read and that are no longer listed: they are gone, or the list is incomplete. Their
    // files are kept in either case.
    private async Task<IReadOnlyList<Guid>> FindAsync(IReadOnlyList<Guid> projects, CancellationToken cancellationToken)
    {
        var found = new List<Guid>();
        var gone = new HashSet<Guid>();
        var faults = new List<(Guid Project, TrainingApiException Fault)>();
        foreach (var project in projects)
        {
            var answer = await new RemainingObjects(Client, project, SetWitnesses.None)
                .ProjectAsync(cancellationToken)
                .ConfigureAwait(false);
            switch (answer.Error)
            {
                case null:
                    found.Add(project);
                    break;
                case TrainingApiException fault:
                    faults.Add((project, fault));
                    break;
                case var error: // thrown before any call was made
                    ExceptionDispatchInfo.Throw(error);
                    break;
            }

            if (answer.Presence == ObjectPresence.Gone)
            {
                gone.Add(project);
            }
        }

        _lacksEarlierProjects = gone.Count > 0;
        var earlier = journal.State.Projects.Keys;
        var areAllGone = earlier.Count > 0 && earlier.All(gone.Contains);
        _isOver = areAllGone && Request.ProjectsWereDeleted;
        if (areAllGone && !_isOver && isFirstPass)
        {
            throw new DataRightsException(
                $"The unfinished export in this folder had read {earlier.Count} project(s), and the resource has none of them. Is this the "
                    + $"key of another resource? "
                    + $"Use the key of the first one to finish it. If they have all been deleted since, the folder and its .work folder "
                    + $"contain the last copies: state it ({StateIt}), "
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

        // A project whose entry could not be read, except for its id, is queried by that id.
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
}

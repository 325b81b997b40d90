using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Export.Others;
using CustomVision.DataRights.Subjects;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <content>Resolves the iterations and tags of the request in every project before anything is exported.</content>
internal sealed partial class AccountExporter
{
    // Otherwise, a misspelt id would look like an iteration without images.
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

    // All tag names are resolved before anything is exported: otherwise, a misspelt name would look like a person without data.
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
            context.KeepsLeftOut = true; // the subjects of deleted projects can no longer be determined, so saved data is kept
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

    // An entry that cannot be read is matched by its id, since the request may refer to it. The report lists it in any case.
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
}

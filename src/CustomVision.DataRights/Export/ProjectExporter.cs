using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Export.Reporting;
using CustomVision.DataRights.Subjects;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <summary>Exports one project: its data, its sets of images, its models and its predictions. Each facet stands in a part of its own.</summary>
internal sealed partial class ProjectExporter(ExportContext context, Guid projectId, SubjectMatcher? subject)
{
    private readonly HashSet<Guid> _chosenImages = [];
    private readonly HashSet<Guid> _chosenTags = [];
    private readonly HashSet<Guid> _seenTags = []; // of the set of images that was listed last

    private TrainingClient Client => context.Client;

    private ExportLedger Ledger => context.Ledger;

    private Scope Workspace => new(projectId);

    /// <summary>Exports the project.</summary>
    /// <param name="changes">Decides, once the project was read, whether listings of an earlier run may be taken over.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task ExportAsync(ProjectChanges changes, CancellationToken cancellationToken)
    {
        context.Tracker.Enter(ExportPhase.Reading, projectId);
        var snapshot = await ReadAsync(cancellationToken).ConfigureAwait(false);
        if (snapshot is null)
        {
            return;
        }

        var mayReuse = changes.MayReuseListings(snapshot);
        await ExpectAsync(snapshot, cancellationToken).ConfigureAwait(false);
        context.Tracker.Enter(ExportPhase.Downloading, projectId);
        await ExportImagesAsync(new ImageSet(projectId, null), ExportCategories.Images, mayReuse, cancellationToken).ConfigureAwait(false);
        var tags = await WithSeenTagsAsync(snapshot.Tags, null, Workspace, cancellationToken).ConfigureAwait(false);
        await WriteTagsAsync(tags, Workspace, ArchiveLayout.ProjectFile(projectId, "tags.json"), cancellationToken).ConfigureAwait(false);
        await ExportIterationsAsync(snapshot.Iterations, mayReuse, cancellationToken).ConfigureAwait(false);
        await ExportPredictionsAsync(cancellationToken).ConfigureAwait(false);
    }

    // Everything small is read first and anew on each run: it tells whether the account has changed.
    private async Task<ProjectSnapshot?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var project = await Client.GetProjectAsync(projectId, cancellationToken).ConfigureAwait(false);
            await context.Output.WriteAsync(ArchiveLayout.ProjectFile(projectId, "project.json"), JsonDocuments.Object(project), cancellationToken).ConfigureAwait(false);
            Ledger.AddProject(Workspace, project.Value.Status);
            var tags = await TryAsync(CategoryKeys.Tags, Workspace, () => Client.GetTagsAsync(projectId, null, cancellationToken)).ConfigureAwait(false);
            var iterations = await TryAsync(CategoryKeys.Iterations, Workspace, () => Client.GetIterationsAsync(projectId, cancellationToken)).ConfigureAwait(false);
            return new ProjectSnapshot(project, tags, iterations is null ? null : InOrder(iterations));
        }
        catch (TrainingApiException fault)
        {
            Ledger.AddFailed(CategoryKeys.Projects, Workspace, fault);
            return null;
        }
    }

    private async Task ExpectAsync(ProjectSnapshot snapshot, CancellationToken cancellationToken)
    {
        if (!context.Wants(ExportCategories.ImageFiles))
        {
            return;
        }

        foreach (var iterationId in (snapshot.Iterations ?? []).Select(iteration => (Guid?)iteration.Value.Id).Prepend(null))
        {
            var count = await TryCountAsync(() => Client.GetImageCountAsync(projectId, new ImageListQuery { IterationId = iterationId }, cancellationToken)).ConfigureAwait(false);
            context.Tracker.Expect((count ?? 0) * context.Request.Renditions.Count);
        }
    }

    // A list of tags is counted by nobody. But what images are labelled with must be in it: asked for once more, then named.
    private async Task<IReadOnlyList<Raw<Tag>>?> WithSeenTagsAsync(IReadOnlyList<Raw<Tag>>? tags, Guid? iterationId, Scope scope, CancellationToken cancellationToken)
    {
        if (tags is null || HasSeenTags(tags))
        {
            return tags;
        }

        var again = await TryAsync(CategoryKeys.Tags, scope, () => Client.GetTagsAsync(projectId, iterationId, cancellationToken)).ConfigureAwait(false);
        if (again is not null && !HasSeenTags(again))
        {
            Ledger.AddGap(CategoryKeys.Tags, scope, $"Images carry {_seenTags.Except(again.Select(tag => tag.Value.Id)).Count()} tag(s) that GetTags does not list, also when asked again.");
        }

        return again;
    }

    private bool HasSeenTags(IReadOnlyList<Raw<Tag>> tags) => _seenTags.IsSubsetOf(tags.Select(tag => tag.Value.Id));

    private static List<Raw<Iteration>> InOrder(IEnumerable<Raw<Iteration>> iterations) =>
        [.. iterations.DistinctBy(iteration => iteration.Value.Id).OrderBy(iteration => iteration.Value.Created).ThenBy(iteration => iteration.Value.Id)];

    private async Task WriteTagsAsync(IReadOnlyList<Raw<Tag>>? tags, Scope scope, ArchivePath path, CancellationToken cancellationToken)
    {
        if (tags is null)
        {
            return;
        }

        // About one subject: the tags of others are names of others.
        var chosen = subject is null ? tags : [.. tags.Where(tag => _chosenTags.Contains(tag.Value.Id))];
        await context.Output.WriteAsync(path, JsonDocuments.Array(chosen), cancellationToken).ConfigureAwait(false);
        Ledger.Add(new CategoryReport
        {
            Category = CategoryKeys.Tags,
            ProjectId = scope.ProjectId,
            IterationId = scope.IterationId,
            State = chosen.Count == 0 ? CategoryState.Empty : CategoryState.Exported,
            Expected = tags.Count,
            Found = chosen.Count,
            LeftOut = tags.Count - chosen.Count,
        });
    }

    private async Task<T?> TryAsync<T>(string category, Scope scope, Func<Task<T>> call)
        where T : class
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (TrainingApiException fault)
        {
            Ledger.AddFailed(category, scope, fault);
            return null;
        }
    }

    private static async Task<int?> TryCountAsync(Func<Task<int>> call)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (TrainingApiException)
        {
            return null; // a listing says for itself what failed
        }
    }
}

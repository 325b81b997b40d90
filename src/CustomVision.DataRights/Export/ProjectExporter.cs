using System.Collections.Concurrent;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Export.Others;
using CustomVision.DataRights.Export.Reporting;
using CustomVision.DataRights.Subjects;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <summary>
/// Exports one project: its data, its sets of images, its models and its predictions. Each facet is in a separate part of the class.
/// </summary>
internal sealed partial class ProjectExporter(ExportContext context, Guid projectId, SubjectRule? subject, OthersFilter? others)
{
    private readonly HashSet<Guid> _chosenTags = [];
    private readonly ImageRendition[] _renditions = [.. context.Request.Renditions.Distinct().Order()];
    private readonly ConcurrentDictionary<Guid, int?> _counts = new(); // images by iteration; the empty id stands for the workspace

    private TrainingClient Client => context.Client;

    private ExportLedger Ledger => context.Ledger;

    private ArchiveScope Workspace => new(projectId);

    /// <summary>Exports the project.</summary>
    /// <param name="changes">
    /// The tracker that records the state of the project and determines whether it has changed since an earlier pass or run.
    /// </param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <param name="look">
    /// The callback that looks at the account while the project is read again at its end; <see langword="null"/> if there is none.
    /// </param>
    public async Task ExportAsync(
        ProjectChanges changes,
        CancellationToken cancellationToken,
        Func<CancellationToken, Task>? look = null
    )
    {
        var snapshot = await ReadAsync(cancellationToken).ConfigureAwait(false);
        if (snapshot is null)
        {
            return;
        }

        changes.Notice(snapshot);
        var listed = snapshot.Iterations ?? [];
        if (subject is not null || context.Output.IsSequential)
        {
            _workspace.End(); // it is exported first, so nothing has to wait for it
            await CountIterationsAsync(listed, cancellationToken).ConfigureAwait(false);
            var iterations = await ReadIterationsAsync(listed, cancellationToken).ConfigureAwait(false);
            await ExportSetsAsync(withWorkspace: true, iterations, snapshot.Tags, cancellationToken).ConfigureAwait(false);
            await ExportFactsAsync(iterations, cancellationToken).ConfigureAwait(false);
            await ExportRestAsync(snapshot, look, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            if (listed.Count == 0)
            {
                _workspace.End(); // no iteration waits for it, so its images need not be remembered
            }

            // Run concurrently, since the first waits mostly for bytes and the second for the Training API. The rest does not wait for
            // their last lists to be stored.
            var (workspaceRead, iterationsRead) = (NewSignal(), NewSignal());
            await ConcurrentTasks
                .RunAsync(
                    [
                        token => ExportSetsAsync(withWorkspace: true, [], snapshot.Tags, token, workspaceRead),
                        async token =>
                        {
                            await CountIterationsAsync(listed, token).ConfigureAwait(false);
                            var iterations = await ReadIterationsAsync(listed, token).ConfigureAwait(false);
                            await ExportFactsAsync(iterations, token).ConfigureAwait(false);
                            await ExportSetsAsync(withWorkspace: false, iterations, null, token, iterationsRead).ConfigureAwait(false);
                        },
                        async token =>
                        {
                            await Task.WhenAll(workspaceRead.Task, iterationsRead.Task).WaitAsync(token).ConfigureAwait(false);
                            await ExportRestAsync(snapshot, look, token).ConfigureAwait(false);
                        },
                    ],
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Exports the predictions, and looks for what has changed in the interim.
    private async Task ExportRestAsync(
        ProjectSnapshot snapshot,
        Func<CancellationToken, Task>? look,
        CancellationToken cancellationToken
    )
    {
        await ExportPredictionsAsync(cancellationToken).ConfigureAwait(false);
        await LookAgainAsync(snapshot, look, cancellationToken).ConfigureAwait(false);
    }

    // The small parts are read first, and again on each run, to find out whether the account has changed.
    private async Task<ProjectSnapshot?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Requested together, since each of them only waits for its answer. A project that cannot be read has no other failures.
            var reading = Client.GetProjectAsync(projectId, cancellationToken);
            var listingTags = RequestTagsAsync(iterationId: null, cancellationToken);
            var listingIterations = RequestIterationsAsync(cancellationToken);
            var counting = RequestCountAsync(iterationId: null, cancellationToken);
            await Task.WhenAll(reading, listingTags, listingIterations, counting)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var project = await reading.ConfigureAwait(false);
            await context
                .Output.WriteAsync(
                    PayloadPlace.DocumentOf(ArchiveCategories.Projects, Workspace),
                    JsonDocuments.Object(others?.Apply(project, BlankRules.Project) ?? project),
                    cancellationToken
                )
                .ConfigureAwait(false);
            Ledger.AddProject(Workspace, project.Value.Status);
            var (tags, iterations) = (ReadTagsAsync(null, () => listingTags), ListIterationsAsync(() => listingIterations));
            await Task.WhenAll(tags, iterations, CountAsync(null, () => counting)).ConfigureAwait(false);
            NoticeNames(await tags.ConfigureAwait(false));
            return new ProjectSnapshot(
                project,
                await tags.ConfigureAwait(false),
                await iterations.ConfigureAwait(false) is { } listed ? InOrder(listed) : null
            )
            {
                HasUnread = _unreadTags.GetValueOrDefault(Guid.Empty) + _unreadIterations > 0,
            };
        }
        catch (TrainingApiException fault)
        {
            Ledger.AddFailed(ArchiveCategories.Projects, Workspace, fault);
            return null;
        }
    }

    // A request id that a person has typed may contain the name of a tag.
    private void NoticeNames(IReadOnlyList<Raw<Tag>>? tags)
    {
        foreach (var tag in tags ?? [])
        {
            context.RequestId.Notice(tag.Value.Name);
        }
    }

    // Counts the images of a set, if their files will be downloaded.
    private async Task CountAsync(Guid? iterationId, Func<Task<int>> request)
    {
        if (!context.Wants(ExportCategories.ImageFiles))
        {
            return;
        }

        var count = await TryCountAsync(request).ConfigureAwait(false);
        _counts[iterationId ?? Guid.Empty] = count;

        // The images of a subject are expected when they are selected, since the service does not count them.
        if (context.IsFirstPass && subject is null && SkipReasonOf(iterationId) is null)
        {
            context.Progress.Files.Expect((count ?? 0L) * _renditions.Length);
        }
    }

    private Task<int> RequestCountAsync(Guid? iterationId, CancellationToken cancellationToken) =>
        context.Wants(ExportCategories.ImageFiles)
            ? Client.GetImageCountAsync(projectId, new ImageListQuery { IterationId = iterationId }, cancellationToken)
            : Task.FromResult(0);

    private async Task CountIterationsAsync(IReadOnlyList<Raw<Iteration>> iterations, CancellationToken cancellationToken)
    {
        await Task.WhenAll(
                iterations
                    .Select(iteration => iteration.Value.Id)
                    .Select(iteration => CountAsync(iteration, () => RequestCountAsync(iteration, cancellationToken)))
            ).ConfigureAwait(false);
        context.Progress.Update(report =>
            report with
            {
                Phase = ExportPhase.Downloading,
                IsSelecting = subject is not null,
                ProjectsCounted = report.ProjectsCounted + 1,
            }
        );
    }

    private static List<Raw<Iteration>> InOrder(IEnumerable<Raw<Iteration>> iterations) =>
        [
            .. iterations
                .DistinctBy(iteration => iteration.Value.Id)
                .OrderBy(iteration => iteration.Value.Created)
                .ThenBy(iteration => iteration.Value.Id),
        ];

    private async Task<T?> TryAsync<T>(ArchiveCategory category, ArchiveScope scope, Func<Task<T>> call)
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
            return null; // the listing reports its own failure
        }
    }
}

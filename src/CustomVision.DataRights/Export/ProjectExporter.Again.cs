using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Export.Reporting;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <content>
/// Lists without a count are read again at the end and compared: three calls per project, and one for each iteration that is known only
/// from elsewhere.
/// </content>
internal sealed partial class ProjectExporter
{
    private async Task LookAgainAsync(
        ProjectSnapshot snapshot,
        Func<CancellationToken, Task>? look,
        CancellationToken cancellationToken
    )
    {
        Func<CancellationToken, Task>[] recheck =
        [
            look ?? (static _ => Task.CompletedTask),
            token => RecheckTagsAsync(snapshot.Tags, token),
            RecheckCountAsync,
        ];
        var late = 0;
        await ConcurrentTasks
            .RunAsync(
                [async token => late = await LookAtIterationsAsync(snapshot.Iterations, token).ConfigureAwait(false), .. recheck],
                cancellationToken
            )
            .ConfigureAwait(false);
        if (late > 0)
        {
            // The export of an iteration may have taken long.
            await ConcurrentTasks.RunAsync(recheck, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task RecheckCountAsync(CancellationToken cancellationToken)
    {
        if (
            context.Wants(ExportCategories.Images)
            && _listedInWorkspace is { } listed
            && await TryCountAsync(() => Client.GetImageCountAsync(projectId, new ImageListQuery(), cancellationToken))
                .ConfigureAwait(false)
                is { } now
            && now != listed
        )
        {
            Ledger.AddChange(Reasons.ImageCountChanged(projectId, listed, now));
        }
    }

    // Returns the number of iterations that were exported.
    private async Task<int> LookAtIterationsAsync(IReadOnlyList<Raw<Iteration>>? before, CancellationToken cancellationToken)
    {
        if (before is null)
        {
            return 0;
        }

        var again = await ListIterationsAsync(cancellationToken).ConfigureAwait(false);
        if (again is null)
        {
            return 0;
        }

        // A model that was trained in the interim is exported too, since it may be the only one that contains an image.
        var known = before.Select(iteration => iteration.Value.Id).ToHashSet();
        var late = InOrder(again.Where(iteration => !known.Contains(iteration.Value.Id)));
        known.UnionWith(late.Select(iteration => iteration.Value.Id));
        late.AddRange(await FindUnlistedAsync(known, cancellationToken).ConfigureAwait(false));
        if (late.Count > 0)
        {
            var read = await ReadIterationsAsync(late, cancellationToken).ConfigureAwait(false);
            await ExportSetsAsync(withWorkspace: false, read, null, cancellationToken).ConfigureAwait(false);
            await ExportFactsAsync(read, cancellationToken).ConfigureAwait(false);
        }

        foreach (var gone in before.Select(iteration => iteration.Value.Id).Except(again.Select(iteration => iteration.Value.Id)))
        {
            Ledger.AddChange(Reasons.IterationGone(gone, projectId));
        }

        // Unreadable entries are already reported. If the id of an entry is readable, the iteration itself was read by id.
        Ledger.AddRead(
            ArchiveCategories.Iterations,
            Workspace,
            before.Concat(late).Count(iteration => iteration.Unread is null),
            unread: _unreadIterations
        );
        return late.Count;
    }

    // Queries the unlisted iterations that predictions refer to, or that an earlier pass or run exported. If one still exists, the list is
    // incomplete.
    private async Task<IReadOnlyList<Raw<Iteration>>> FindUnlistedAsync(HashSet<Guid> known, CancellationToken cancellationToken)
    {
        var found = new List<Raw<Iteration>>();
        foreach (var id in _answering.Union(context.Output.KnownIterations(projectId)).Except(known).Order())
        {
            try
            {
                found.Add(await Client.GetIterationAsync(projectId, id, cancellationToken).ConfigureAwait(false));
                Ledger.AddGap(ArchiveCategories.Iterations, Workspace, Reasons.IterationNotListed(id));
            }
            catch (TrainingApiException fault) when (ServiceAnswer.SaysGone(fault, ServiceObjectKind.Iteration, orProject: true))
            {
                // The iteration was deleted. Data that an earlier pass or run exported is kept and reported; see UnlistedObjects.
            }
            catch (TrainingApiException fault)
            {
                Ledger.AddFailed(ArchiveCategories.Iterations, new ArchiveScope(projectId, id), fault);
            }
        }

        return found;
    }

    private async Task RecheckTagsAsync(IReadOnlyList<Raw<Tag>>? before, CancellationToken cancellationToken)
    {
        if (
            before is not null
            && await ReadTagsAsync(null, cancellationToken).ConfigureAwait(false) is { } again
            && !Texts(before).SetEquals(Texts(again))
        )
        {
            Ledger.AddChange(Reasons.TagsChanged(projectId));
        }

        // Compared without image counts, since added images are reported by the count of images.
        static HashSet<(Guid, string)> Texts(IReadOnlyList<Raw<Tag>> tags) => [.. tags.Select(tag => (tag.Value.Id, tag.Value.Name))];
    }
}

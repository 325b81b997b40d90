using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Export.Reporting;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <content>
/// What has no count is read again at the end, and compared: three calls a project, and one for each iteration that only something else
/// names.
/// </content>
internal sealed partial class ProjectExporter
{
    private async Task LookAgainAsync(ProjectSnapshot snapshot, CancellationToken cancellationToken)
    {
        await LookAtIterationsAsync(snapshot.Iterations, cancellationToken).ConfigureAwait(false);
        await LookAtTagsAsync(snapshot.Tags, cancellationToken).ConfigureAwait(false);
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

    private async Task LookAtIterationsAsync(IReadOnlyList<Raw<Iteration>>? before, CancellationToken cancellationToken)
    {
        if (before is null)
        {
            return;
        }

        var again = await ListIterationsAsync(cancellationToken).ConfigureAwait(false);
        if (again is null)
        {
            return;
        }

        // A model that was trained in the interim may be the only one to hold an image: it is exported too.
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

        // An entry that could not be read is named already; where its id could, the iteration itself was read by that.
        Ledger.AddRead(
            ArchiveCategories.Iterations,
            Workspace,
            before.Concat(late).Count(iteration => iteration.Unread is null),
            unread: _unreadIterations
        );
    }

    // Iterations that predictions are of, or that an earlier pass or run exported. What is not listed and still there shows that the list
    // is short.
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
                // Deleted: what an earlier pass or run exported of it is kept and named; see UnlistedObjects.
            }
            catch (TrainingApiException fault)
            {
                Ledger.AddFailed(ArchiveCategories.Iterations, new ArchiveScope(projectId, id), fault);
            }
        }

        return found;
    }

    private async Task LookAtTagsAsync(IReadOnlyList<Raw<Tag>>? before, CancellationToken cancellationToken)
    {
        if (
            before is not null
            && await ReadTagsAsync(null, cancellationToken).ConfigureAwait(false) is { } again
            && !Texts(before).SetEquals(Texts(again))
        )
        {
            Ledger.AddChange(Reasons.TagsChanged(projectId));
        }

        // Without what counts images: that an image was added is said where images are counted.
        static HashSet<(Guid, string)> Texts(IReadOnlyList<Raw<Tag>> tags) => [.. tags.Select(tag => (tag.Value.Id, tag.Value.Name))];
    }
}

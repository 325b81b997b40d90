using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Presence;

namespace CustomVision.DataRights.Erasure.Verification;

internal sealed partial class ProjectVerifier
{
    private async Task VerifyInSetsAsync(IEnumerable<TrackedObject> objects, CancellationToken cancellationToken)
    {
        // The current iterations are used, since a model that was trained after the plan may also contain the plan's images.
        var listed = await _remaining.ListedIterationsAsync(cancellationToken).ConfigureAwait(false);
        var sets = await WithUnlistedAsync(listed, cancellationToken).ConfigureAwait(false);
        await GuardAsync(
                OfKind(objects, ErasureObjectKind.Iteration),
                (list, token) => LookForIterationsAsync(list, listed, token),
                cancellationToken
            )
            .ConfigureAwait(false);
        await GuardAsync(
                OfKind(objects, ErasureObjectKind.Image),
                (list, token) => LookForImagesAsync(list, sets, token),
                cancellationToken
            )
            .ConfigureAwait(false);
        await GuardAsync(OfKind(objects, ErasureObjectKind.Tag), (list, token) => VerifyTagsAsync(list, sets, token), cancellationToken)
            .ConfigureAwait(false);
    }

    // The service does not count iterations. An unlisted iteration of the plan is gone only if an individual query confirms it.
    private async Task<List<Guid>> WithUnlistedAsync(IReadOnlyList<Guid> listed, CancellationToken cancellationToken)
    {
        List<Guid> sets = [.. listed];
        foreach (var iteration in plan.Iterations.Select(iteration => iteration.IterationId).Where(id => !listed.Contains(id)))
        {
            var answer = await _remaining.IterationAsync(iteration, cancellationToken).ConfigureAwait(false);
            if (answer.Presence != ObjectPresence.Gone)
            {
                sets.Add(iteration);
            }
        }

        return sets;
    }

    private async Task LookForIterationsAsync(
        IEnumerable<TrackedObject> objects,
        IReadOnlyList<Guid> listed,
        CancellationToken cancellationToken
    )
    {
        foreach (var item in objects)
        {
            // The list and the individual query must agree.
            var answer = await _remaining.IterationAsync(item.Id, cancellationToken).ConfigureAwait(false);
            if (answer.Presence == ObjectPresence.There || listed.Contains(item.Id))
            {
                item.SetThere();
            }
            else if (answer.Presence == ObjectPresence.Gone)
            {
                item.SetGone();
            }
            else
            {
                item.SetUnknown(answer.Reason);
            }
        }
    }

    private async Task LookForImagesAsync(IEnumerable<TrackedObject> images, List<Guid> iterations, CancellationToken cancellationToken)
    {
        var ids = new HashSet<Guid>(images.Count());
        ids.UnionWith(images.Select(image => image.Id));
        var workspace = await _remaining.ImagesAsync(ids, null, cancellationToken).ConfigureAwait(false);
        var held = new Dictionary<Guid, IReadOnlySet<Guid>?>();
        foreach (var iteration in iterations)
        {
            held[iteration] = await _remaining.ImagesAsync(ids, iteration, cancellationToken).ConfigureAwait(false);
        }

        foreach (var image in images)
        {
            Judge(image, workspace?.Contains(image.Id), iterations, iteration => held[iteration]?.Contains(image.Id));
        }
    }

    private async Task VerifyTagsAsync(IEnumerable<TrackedObject> tags, List<Guid> iterations, CancellationToken cancellationToken)
    {
        var held = new Dictionary<(Guid? Set, Guid Tag), bool?>();
        foreach (var set in iterations.Select(id => (Guid?)id).Prepend(null))
        {
            await LookForTagsInAsync(tags, set, held, cancellationToken).ConfigureAwait(false);
        }

        foreach (var tag in tags)
        {
            Judge(tag, held[(null, tag.Id)], iterations, iteration => held[(iteration, tag.Id)]);
        }
    }

    // The service does not count tags. The list and the individual query must agree.
    private async Task LookForTagsInAsync(
        IEnumerable<TrackedObject> tags,
        Guid? set,
        Dictionary<(Guid? Set, Guid Tag), bool?> held,
        CancellationToken cancellationToken
    )
    {
        if (await _remaining.ListedTagsAsync(set, cancellationToken).ConfigureAwait(false) is not { } listed)
        {
            foreach (var tag in tags)
            {
                held[(set, tag.Id)] = false;
            }

            return;
        }

        // An iteration is frozen, so a shorter list is not conclusive.
        var planned = plan.Iterations.FirstOrDefault(iteration => iteration.IterationId == set);
        var isShort = planned is not null && listed.Count < planned.Tags - planned.ErasedTags;
        foreach (var tag in tags)
        {
            var presence = listed.Contains(tag.Id)
                ? ObjectPresence.There
                : (await _remaining.TagAsync(tag.Id, set, cancellationToken).ConfigureAwait(false)).Presence;
            held[(set, tag.Id)] =
                presence == ObjectPresence.There ? true
                : presence == ObjectPresence.Gone && !isShort ? false
                : null;
        }
    }

    // An object exists if any set contains it; it is gone only if none does.
    private static void Judge(TrackedObject item, bool? inWorkspace, List<Guid> iterations, Func<Guid, bool?> inIteration)
    {
        var holders = iterations.Where(iteration => inIteration(iteration) == true).ToList();
        if (inWorkspace == true || holders.Count > 0)
        {
            item.SetThere(inWorkspace == true, holders);
        }
        else if (inWorkspace == false && iterations.TrueForAll(iteration => inIteration(iteration) == false))
        {
            item.SetGone();
        }
        else
        {
            item.SetUnknown(SkipReason.ListingContradicted);
        }
    }
}

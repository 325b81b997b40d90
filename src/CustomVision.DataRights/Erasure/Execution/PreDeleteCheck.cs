using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Presence;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>
/// Lists, immediately before an iteration or a project is deleted, the objects that would be deleted with it and are not in the plan. The
/// service's operations cannot exclude additions between this check and the deletion, which the receipt states.
/// </summary>
internal static class PreDeleteCheck
{
    /// <summary>Lists the objects that would be deleted with an iteration: images and tags that no remaining set contains.</summary>
    /// <returns>The objects; null if they could not be listed completely.</returns>
    public static async Task<IReadOnlyList<UnplannedObject>?> IterationAsync(
        RemainingObjects remaining,
        PlannedProject project,
        Guid iterationId,
        CancellationToken cancellationToken
    )
    {
        var known = project.Ids();
        HashSet<Guid> images;
        HashSet<Guid> tags;
        try
        {
            if (await remaining.OtherImagesAsync(known, iterationId, cancellationToken).ConfigureAwait(false) is not { } others)
            {
                return null;
            }

            if (await remaining.ListedTagsAsync(iterationId, cancellationToken).ConfigureAwait(false) is not { } listed)
            {
                return [];
            }

            (images, tags) = ([.. others], [.. listed.Except(known)]);
        }
        catch (DataRightsException error)
        {
            return ServiceAnswer.SaysGone(error, ServiceObjectKind.Iteration, orProject: true) ? [] : null;
        }

        try
        {
            return await ExceptSurvivingAsync(remaining, project, images, tags, cancellationToken).ConfigureAwait(false)
                ?
                [
                    .. images.Order().Select(id => Found(project, ErasureObjectKind.Image, id)),
                    .. tags.Order().Select(id => Found(project, ErasureObjectKind.Tag, id)),
                ]
                : null;
        }
        catch (DataRightsException)
        {
            return null; // without an answer for every remaining set, the list would be incomplete
        }
    }

    /// <summary>Lists the objects that would be deleted with a project.</summary>
    /// <returns>The objects; null if they could not be listed completely.</returns>
    public static async Task<IReadOnlyList<UnplannedObject>?> ProjectAsync(
        RemainingObjects remaining,
        PlannedProject project,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var known = project.Ids();
            var iterations = await remaining.ListedIterationsAsync(cancellationToken).ConfigureAwait(false);
            var images = new HashSet<Guid>();
            foreach (var set in iterations.Select(id => (Guid?)id).Prepend(null))
            {
                if (await remaining.OtherImagesAsync(known, set, cancellationToken).ConfigureAwait(false) is not { } others)
                {
                    return null;
                }

                images.UnionWith(others);
            }

            var (predictions, _) = await remaining.ListedPredictionsAsync(cancellationToken).ConfigureAwait(false);
            var tags = await remaining.ListedTagsAsync(null, cancellationToken).ConfigureAwait(false) ?? new HashSet<Guid>();
            return
            [
                .. images.Order().Select(id => Found(project, ErasureObjectKind.Image, id)),
                .. predictions.Except(known).Order().Select(id => Found(project, ErasureObjectKind.Prediction, id)),
                .. tags.Except(known).Order().Select(id => Found(project, ErasureObjectKind.Tag, id)),
                .. iterations.Except(known).Select(id => Found(project, ErasureObjectKind.Iteration, id)),
            ];
        }
        catch (DataRightsException error)
        {
            return ServiceAnswer.SaysGone(error, ServiceObjectKind.Project) ? [] : null;
        }
    }

    // Removes the objects that remaining sets contain. Returns false if one of the sets disappears in the interim, since the result would
    // be incomplete.
    private static async Task<bool> ExceptSurvivingAsync(
        RemainingObjects remaining,
        PlannedProject project,
        HashSet<Guid> images,
        HashSet<Guid> tags,
        CancellationToken cancellationToken
    )
    {
        var deletedSets = project.Iterations.Where(iteration => iteration.IsDeleted).Select(iteration => iteration.IterationId).ToHashSet();
        var iterations = await remaining.ListedIterationsAsync(cancellationToken).ConfigureAwait(false);
        foreach (var set in iterations.Where(id => !deletedSets.Contains(id)).Select(id => (Guid?)id).Prepend(null))
        {
            // Only objects that were seen in a remaining set are removed.
            if (images.Count > 0 && await remaining.ImagesAsync(images, set, cancellationToken).ConfigureAwait(false) is { } held)
            {
                images.ExceptWith(held);
            }

            if (tags.Count > 0)
            {
                if (await remaining.ListedTagsAsync(set, cancellationToken).ConfigureAwait(false) is not { } listed)
                {
                    return false;
                }

                tags.ExceptWith(listed);
            }
        }

        return true;
    }

    private static UnplannedObject Found(PlannedProject project, ErasureObjectKind kind, Guid id) =>
        new()
        {
            ProjectId = project.ProjectId,
            Kind = kind,
            Id = id,
            Finding = UnplannedKind.SparedParent,
        };
}

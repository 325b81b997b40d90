using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>
/// Lists again, right before an iteration or a project is deleted, what would die with it and is not in the plan. Between this look and the deletion something
/// can still come: the service offers no way to exclude that, and the receipt says so.
/// </summary>
internal sealed class LateCheck(TrainingClient client)
{
    /// <summary>What would die with an iteration: images that no surviving set holds.</summary>
    /// <returns>Null where it could not be listed to the end.</returns>
    public async Task<IReadOnlyList<UnplannedObject>?> IterationAsync(PlannedProject project, Guid iterationId, CancellationToken cancellationToken)
    {
        try
        {
            var alone = new HashSet<Guid>();
            if (!await AddImagesAsync(alone, project.ProjectId, iterationId, KnownOf(project), cancellationToken).ConfigureAwait(false))
            {
                return null;
            }

            var dying = project.Iterations.Where(iteration => iteration.IsDeleted).Select(iteration => iteration.IterationId).ToHashSet();
            var iterations = await client.GetIterationsAsync(project.ProjectId, cancellationToken).ConfigureAwait(false);
            var surviving = iterations.Select(iteration => iteration.Value.Id).Where(id => !dying.Contains(id)).Select(id => (Guid?)id).Prepend(null);
            foreach (var set in surviving)
            {
                await foreach (var image in client.GetImagesByIdsAsync(project.ProjectId, [.. alone], set, cancellationToken).ConfigureAwait(false))
                {
                    alone.Remove(image.Value.Id);
                }
            }

            return [.. alone.Order().Select(id => Found(project, ErasureObjectKind.Image, id))];
        }
        catch (TrainingApiException error)
        {
            return Verification.Asking.SaysGone(error) ? [] : null;
        }
    }

    /// <summary>What would die with a project.</summary>
    /// <returns>Null where it could not be listed to the end.</returns>
    public async Task<IReadOnlyList<UnplannedObject>?> ProjectAsync(PlannedProject project, CancellationToken cancellationToken)
    {
        try
        {
            var known = KnownOf(project);
            var iterations = (await client.GetIterationsAsync(project.ProjectId, cancellationToken).ConfigureAwait(false)).Select(iteration => iteration.Value.Id).ToList();
            var images = new HashSet<Guid>();
            foreach (var set in iterations.Select(id => (Guid?)id).Prepend(null))
            {
                if (!await AddImagesAsync(images, project.ProjectId, set, known, cancellationToken).ConfigureAwait(false))
                {
                    return null;
                }
            }

            var predictions = new List<Guid>();
            await foreach (var prediction in client.QueryPredictionsAsync(project.ProjectId, new PredictionQuery(), cancellationToken).ConfigureAwait(false))
            {
                predictions.Add(prediction.Value.Id);
            }

            var tags = await client.GetTagsAsync(project.ProjectId, null, cancellationToken).ConfigureAwait(false);
            return
            [
                .. images.Order().Select(id => Found(project, ErasureObjectKind.Image, id)),
                .. predictions.Where(id => !known.Contains(id)).Select(id => Found(project, ErasureObjectKind.Prediction, id)),
                .. tags.Select(tag => tag.Value.Id).Where(id => !known.Contains(id)).Select(id => Found(project, ErasureObjectKind.Tag, id)),
                .. iterations.Where(id => !known.Contains(id)).Select(id => Found(project, ErasureObjectKind.Iteration, id)),
            ];
        }
        catch (TrainingApiException error)
        {
            return Verification.Asking.SaysGone(error) ? [] : null;
        }
    }

    /// <summary>Whether a tag is on an image outside the plan; null where that could not be listed.</summary>
    public async Task<bool?> IsInUseAsync(PlannedProject project, Guid tagId, CancellationToken cancellationToken)
    {
        try
        {
            var known = KnownOf(project);
            var listing = client.GetTaggedImages(project.ProjectId, new ImageListQuery { TagIds = [tagId] });
            await foreach (var image in listing.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                // Whether the service's filter by tags is exact is beside the point: what does not carry the tag does not count.
                if (!known.Contains(image.Value.Id)
                    && (image.Value.Tags.Any(tag => tag.TagId == tagId) || image.Value.Regions.Any(region => region.TagId == tagId)))
                {
                    return true;
                }
            }

            return listing.IsSettled ? false : null;
        }
        catch (TrainingApiException error)
        {
            return Verification.Asking.SaysGone(error) ? false : null;
        }
    }

    private async Task<bool> AddImagesAsync(HashSet<Guid> images, Guid projectId, Guid? iterationId, HashSet<Guid> known, CancellationToken cancellationToken)
    {
        var listing = client.GetImages(projectId, new ImageListQuery { IterationId = iterationId });
        await foreach (var image in listing.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (!known.Contains(image.Value.Id))
            {
                images.Add(image.Value.Id);
            }
        }

        return listing.IsSettled;
    }

    private static HashSet<Guid> KnownOf(PlannedProject project) =>
        [.. project.Objects.Select(entry => entry.Object.Id), .. project.Collateral.Select(item => item.Id)];

    private static UnplannedObject Found(PlannedProject project, ErasureObjectKind kind, Guid id) =>
        new() { ProjectId = project.ProjectId, Kind = kind, Id = id, Finding = UnplannedKind.SparedParent };
}

using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Erasure.Verification;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>
/// Lists, immediately before an iteration or a project is deleted, the objects that would be deleted with it and are not in the plan. The
/// service's operations cannot exclude additions between this check and the deletion, which the receipt states.
/// </summary>
internal sealed class PreDeleteCheck(TrainingClient client)
{
    /// <summary>Lists the objects that would be deleted with an iteration: images and tags that no remaining set contains.</summary>
    /// <returns>The objects; null if they could not be listed completely.</returns>
    public async Task<IReadOnlyList<UnplannedObject>?> IterationAsync(
        PlannedProject project,
        Guid iterationId,
        CancellationToken cancellationToken
    )
    {
        var known = KnownOf(project);
        var images = new HashSet<Guid>();
        HashSet<Guid> tags;
        try
        {
            if (!await AddImagesAsync(images, project.ProjectId, iterationId, known, cancellationToken).ConfigureAwait(false))
            {
                return null;
            }

            tags = await TagsAsync(project.ProjectId, iterationId, cancellationToken).ConfigureAwait(false);
            tags.ExceptWith(known);
        }
        catch (DataRightsException error)
        {
            return ServiceAnswer.GoneIn(error) is ServiceObjectKind.Requested or ServiceObjectKind.Iteration or ServiceObjectKind.Project
                ? []
                : null;
        }

        try
        {
            await ExceptSurvivingAsync(project, images, tags, cancellationToken).ConfigureAwait(false);
            return
            [
                .. images.Order().Select(id => Found(project, ErasureObjectKind.Image, id)),
                .. tags.Order().Select(id => Found(project, ErasureObjectKind.Tag, id)),
            ];
        }
        catch (DataRightsException)
        {
            // A remaining set that cannot be queried, or disappears in the interim, is treated as deleted.
            return null;
        }
    }

    /// <summary>Lists the objects that would be deleted with a project.</summary>
    /// <returns>The objects; null if they could not be listed completely.</returns>
    public async Task<IReadOnlyList<UnplannedObject>?> ProjectAsync(PlannedProject project, CancellationToken cancellationToken)
    {
        try
        {
            var known = KnownOf(project);
            var iterations = (await client.GetIterationsAsync(project.ProjectId, cancellationToken).ConfigureAwait(false))
                .Select(iteration => iteration.Value.Id)
                .ToList();
            var images = new HashSet<Guid>();
            foreach (var set in iterations.Select(id => (Guid?)id).Prepend(null))
            {
                if (!await AddImagesAsync(images, project.ProjectId, set, known, cancellationToken).ConfigureAwait(false))
                {
                    return null;
                }
            }

            var predictions = new List<Guid>();
            await foreach (
                var prediction in client
                    .QueryPredictionsAsync(project.ProjectId, new PredictionQuery(), cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                predictions.Add(prediction.Value.Id);
            }

            var tags = await TagsAsync(project.ProjectId, null, cancellationToken).ConfigureAwait(false);
            return
            [
                .. images.Order().Select(id => Found(project, ErasureObjectKind.Image, id)),
                .. predictions.Where(id => !known.Contains(id)).Select(id => Found(project, ErasureObjectKind.Prediction, id)),
                .. tags.Where(id => !known.Contains(id)).Order().Select(id => Found(project, ErasureObjectKind.Tag, id)),
                .. iterations.Where(id => !known.Contains(id)).Select(id => Found(project, ErasureObjectKind.Iteration, id)),
            ];
        }
        catch (DataRightsException error)
        {
            return ServiceAnswer.GoneIn(error) is ServiceObjectKind.Requested or ServiceObjectKind.Project ? [] : null;
        }
    }

    /// <summary>Determines whether a tag is on an image that is not deleted; null if the images could not be listed.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="tagId">The tag.</param>
    /// <param name="deletedImages">The images whose deletion the service accepted, even if it has not taken effect yet.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public async Task<bool?> IsInUseAsync(Guid projectId, Guid tagId, IReadOnlySet<Guid> deletedImages, CancellationToken cancellationToken)
    {
        try
        {
            var listing = client.GetTaggedImages(projectId, new ImageListQuery { TagIds = [tagId] });
            await foreach (var image in listing.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                // The service's filter by tags need not be exact: images without the tag do not count.
                if (
                    !deletedImages.Contains(image.Value.Id)
                    && (image.Value.Tags.Any(tag => tag.TagId == tagId) || image.Value.Regions.Any(region => region.TagId == tagId))
                )
                {
                    return true;
                }
            }

            return listing.IsSettled ? false : null;
        }
        catch (DataRightsException error)
        {
            return ServiceAnswer.GoneIn(error) is ServiceObjectKind.Requested or ServiceObjectKind.Tag or ServiceObjectKind.Project
                ? false
                : null;
        }
    }

    private async Task ExceptSurvivingAsync(
        PlannedProject project,
        HashSet<Guid> images,
        HashSet<Guid> tags,
        CancellationToken cancellationToken
    )
    {
        var remaining = client.RemainingObjects(project);
        var deletedSets = project.Iterations.Where(iteration => iteration.IsDeleted).Select(iteration => iteration.IterationId).ToHashSet();
        var iterations = await client.GetIterationsAsync(project.ProjectId, cancellationToken).ConfigureAwait(false);
        foreach (
            var set in iterations
                .Select(iteration => iteration.Value.Id)
                .Where(id => !deletedSets.Contains(id))
                .Select(id => (Guid?)id)
                .Prepend(null)
        )
        {
            // Only objects that were seen in a remaining set are kept.
            if (images.Count > 0 && await remaining.ImagesAsync(images, set, cancellationToken).ConfigureAwait(false) is { } held)
            {
                images.ExceptWith(held);
            }

            if (tags.Count > 0)
            {
                tags.ExceptWith(await TagsAsync(project.ProjectId, set, cancellationToken).ConfigureAwait(false));
            }
        }
    }

    private async Task<HashSet<Guid>> TagsAsync(Guid projectId, Guid? iterationId, CancellationToken cancellationToken) =>
        (await client.GetTagsAsync(projectId, iterationId, cancellationToken).ConfigureAwait(false))
            .Select(tag => tag.Value.Id)
            .ToHashSet();

    private async Task<bool> AddImagesAsync(
        HashSet<Guid> images,
        Guid projectId,
        Guid? iterationId,
        HashSet<Guid> known,
        CancellationToken cancellationToken
    )
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
        new()
        {
            ProjectId = project.ProjectId,
            Kind = kind,
            Id = id,
            Finding = UnplannedKind.SparedParent,
        };
}

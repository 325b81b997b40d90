using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Presence;

/// <content>Lists kinds of objects that have no count to compare with, and objects that are not known in advance.</content>
internal sealed partial class RemainingObjects
{
    /// <summary>Gets the iterations that the project lists.</summary>
    public async Task<IReadOnlyList<Guid>> ListedIterationsAsync(CancellationToken cancellationToken) =>
        [
            .. (await client.GetIterationsAsync(projectId, cancellationToken).ConfigureAwait(false))
                .Select(iteration => iteration.Value.Id),
        ];

    /// <summary>Gets the tags that a set lists.</summary>
    /// <param name="iterationId">The iteration; null for the workspace.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The tags; <see langword="null"/> if the iteration is gone.</returns>
    public async Task<IReadOnlySet<Guid>?> ListedTagsAsync(Guid? iterationId, CancellationToken cancellationToken)
    {
        try
        {
            return (await client.GetTagsAsync(projectId, iterationId, cancellationToken).ConfigureAwait(false))
                .Select(tag => tag.Value.Id)
                .ToHashSet();
        }
        catch (TrainingApiException error) when (SaysThatTheSetIsGone(error, iterationId))
        {
            return null;
        }
    }

    /// <summary>
    /// Gets the predictions that the project lists. There is no count to compare with, and predictions become visible with a delay.
    /// </summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The ids, and whether they include a prediction that must remain.</returns>
    public async Task<(IReadOnlySet<Guid> Listed, bool ShowsWhatStays)> ListedPredictionsAsync(CancellationToken cancellationToken)
    {
        var listed = new HashSet<Guid>();
        await foreach (
            var prediction in client.QueryPredictionsAsync(projectId, new PredictionQuery(), cancellationToken).ConfigureAwait(false)
        )
        {
            listed.Add(prediction.Value.Id);
        }

        return (listed, listed.Any(id => !witnesses.PlannedPredictions.Value.Contains(id)));
    }

    /// <summary>Determines which predictions exist, for decisions that are checked again later.</summary>
    /// <param name="ids">The predictions.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The predictions that are listed; none if the project is gone; <see langword="null"/> if unknown.</returns>
    public async Task<IReadOnlySet<Guid>?> LikelyPredictionsAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        try
        {
            var (listed, _) = await ListedPredictionsAsync(cancellationToken).ConfigureAwait(false);

            // If a prediction must remain, an empty list is not conclusive.
            return listed.Count == 0 && witnesses.HasPrediction ? null : ids.Where(listed.Contains).ToHashSet();
        }
        catch (DataRightsException error)
        {
            return ServiceAnswer.SaysGone(error, ServiceObjectKind.Project) ? new HashSet<Guid>() : null;
        }
    }

    /// <summary>Gets the images of a set other than the known ones.</summary>
    /// <param name="known">The images to exclude.</param>
    /// <param name="iterationId">The iteration; null for the workspace.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The other images; <see langword="null"/> if the set could not be listed completely.</returns>
    public async Task<IReadOnlySet<Guid>?> OtherImagesAsync(
        IReadOnlySet<Guid> known,
        Guid? iterationId,
        CancellationToken cancellationToken
    )
    {
        var others = new HashSet<Guid>();
        var listing = client.GetImages(projectId, new ImageListQuery { IterationId = iterationId });
        await foreach (var image in listing.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (!known.Contains(image.Value.Id))
            {
                others.Add(image.Value.Id);
            }
        }

        return listing.IsSettled ? others : null;
    }

    /// <summary>Gets the number of images in a set.</summary>
    /// <param name="iterationId">The iteration; null for the workspace.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The service's count; <see langword="null"/> if the set is gone or could not be counted.</returns>
    public async Task<int?> ImageCountAsync(Guid? iterationId, CancellationToken cancellationToken)
    {
        try
        {
            return await client
                .GetImageCountAsync(projectId, new ImageListQuery { IterationId = iterationId }, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (DataRightsException)
        {
            return null;
        }
    }

    /// <summary>Gets whether a tag is used on an image that will remain; null if the images could not be listed completely.</summary>
    /// <param name="tagId">The tag.</param>
    /// <param name="acceptedDeletions">The images whose deletion the service accepted, even if it has not taken effect yet.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public async Task<bool?> IsTagInUseAsync(Guid tagId, IReadOnlySet<Guid> acceptedDeletions, CancellationToken cancellationToken)
    {
        try
        {
            var listing = client.GetTaggedImages(projectId, new ImageListQuery { TagIds = [tagId] });
            await foreach (var image in listing.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                // The service's tag filter need not be exact, because images without the tag are ignored here.
                if (
                    !acceptedDeletions.Contains(image.Value.Id)
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
            return ServiceAnswer.SaysGone(error, ServiceObjectKind.Tag, orProject: true) ? false : null;
        }
    }
}

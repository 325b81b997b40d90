using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Presence;

/// <content>What the service lists, of the kinds that have no count to compare with, and of what nothing is known yet.</content>
internal sealed partial class RemainingObjects
{
    /// <summary>The iterations that the project lists.</summary>
    public async Task<IReadOnlyList<Guid>> ListedIterationsAsync(CancellationToken cancellationToken) =>
        [
            .. (await client.GetIterationsAsync(projectId, cancellationToken).ConfigureAwait(false))
                .Select(iteration => iteration.Value.Id),
        ];

    /// <summary>The tags that a set lists; none where the service says that the iteration is gone.</summary>
    /// <param name="iterationId">The iteration; null for the workspace.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The tags; <see langword="null"/> where the iteration is gone.</returns>
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

    /// <summary>The predictions that the project lists. There is no count to compare with, and they are seen late.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The ids, and whether one of those that are to stay is among them.</returns>
    public async Task<(IReadOnlySet<Guid> Listed, bool ShowsWhatStays)> ListedPredictionsAsync(CancellationToken cancellationToken)
    {
        var listed = new HashSet<Guid>();
        await foreach (
            var prediction in client.QueryPredictionsAsync(projectId, new PredictionQuery(), cancellationToken).ConfigureAwait(false)
        )
        {
            listed.Add(prediction.Value.Id);
        }

        return (listed, listed.Any(id => !witnesses.PlannedPredictions.Contains(id)));
    }

    /// <summary>Which predictions are there, for a decision that is looked at again.</summary>
    /// <param name="ids">The predictions.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>Those that are listed; none if the project is gone; <see langword="null"/> where it is unknown.</returns>
    public async Task<IReadOnlySet<Guid>?> LikelyPredictionsAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        try
        {
            var (listed, _) = await ListedPredictionsAsync(cancellationToken).ConfigureAwait(false);

            // With a prediction that must be there, an empty list is none.
            return listed.Count == 0 && witnesses.HasPrediction ? null : ids.Where(listed.Contains).ToHashSet();
        }
        catch (DataRightsException error)
        {
            return ServiceAnswer.SaysGone(error, ServiceObjectKind.Project) ? new HashSet<Guid>() : null;
        }
    }

    /// <summary>The images that a set holds besides those that are known.</summary>
    /// <param name="known">The images that are left out.</param>
    /// <param name="iterationId">The iteration; null for the workspace.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The others; <see langword="null"/> where the set could not be listed to the end.</returns>
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

    /// <summary>How many images a set holds.</summary>
    /// <param name="iterationId">The iteration; null for the workspace.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The service's count; <see langword="null"/> where the set is gone or was not counted.</returns>
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

    /// <summary>Whether a tag is on an image that stays; null if the listing failed.</summary>
    /// <param name="tagId">The tag.</param>
    /// <param name="acceptedDeletions">The images whose deletion the service accepted, though it may take effect later.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public async Task<bool?> IsTagInUseAsync(Guid tagId, IReadOnlySet<Guid> acceptedDeletions, CancellationToken cancellationToken)
    {
        try
        {
            var listing = client.GetTaggedImages(projectId, new ImageListQuery { TagIds = [tagId] });
            await foreach (var image in listing.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                // Whether the service's filter by tags is exact is beside the point: what does not carry the tag does not count.
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

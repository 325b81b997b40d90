using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>
/// Checks that the service applies the filter by application. The service's answers do not contain the application of a prediction, so an
/// ignored filter would go unnoticed and delete other people's data.
/// </summary>
internal sealed class ApplicationFilter(TrainingClient client)
{
    /// <exception cref="ErasureRejectedException">The filter evidently has no effect.</exception>
    public async Task EnsureAppliedAsync(Guid projectId, PredictionQuery query, CancellationToken cancellationToken)
    {
        if (query.Application is null)
        {
            return;
        }

        var unmatched = await IdsAsync(projectId, query with { Application = Guid.NewGuid().ToString("N") }, cancellationToken)
            .ConfigureAwait(false);
        if (unmatched.Count > 0)
        {
            throw Refuse(
                projectId,
                "the service shows stored predictions for an application that does not exist. Choose them by time, iteration or id instead."
            );
        }

        var with = await IdsAsync(projectId, query, cancellationToken).ConfigureAwait(false);
        var without = await IdsAsync(projectId, query with { Application = null }, cancellationToken).ConfigureAwait(false);
        if (with.Count > 0 && with.IsSupersetOf(without))
        {
            throw Refuse(
                projectId,
                "the service shows the same stored predictions with the application and without. Omit it to select all of them; "
                    + "otherwise choose them by time, iteration or id."
            );
        }
    }

    private static ErasureRejectedException Refuse(Guid projectId, string fault) =>
        new(
            ErasureRejection.IncompleteListing,
            $"Predictions.Application cannot be relied on: in project {projectId} {fault}",
            [projectId]
        );

    private async Task<HashSet<Guid>> IdsAsync(Guid projectId, PredictionQuery query, CancellationToken cancellationToken)
    {
        var ids = new HashSet<Guid>();
        await foreach (var prediction in client.QueryPredictionsAsync(projectId, query, cancellationToken).ConfigureAwait(false))
        {
            ids.Add(prediction.Value.Id);
        }

        return ids;
    }
}

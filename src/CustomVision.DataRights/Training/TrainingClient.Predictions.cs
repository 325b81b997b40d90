using System.Runtime.CompilerServices;

namespace CustomVision.DataRights.Training;

internal sealed partial class TrainingClient
{
    /// <summary>
    /// QueryPredictions: lists the stored predictions that match the query, each once, page by page until the service's token has no
    /// continuation.
    /// </summary>
    /// <param name="projectId">The project.</param>
    /// <param name="query">The criteria.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <param name="keepsUnread">
    /// Whether an unreadable prediction is listed with <see cref="Raw{T}.Unread"/> instead of failing the query.
    /// </param>
    public IAsyncEnumerable<Raw<StoredPrediction>> QueryPredictionsAsync(
        Guid projectId,
        PredictionQuery query,
        CancellationToken cancellationToken,
        bool keepsUnread = false
    ) =>
        QueryAsync(
            "QueryPredictions",
            () => Project(projectId, "/predictions/query"),
            QueryTokens.ForPredictions(query),
            new QueryForm<StoredPrediction>(
                TrainingJsonContext.Default.StoredPrediction,
                prediction => prediction.Id,
                prediction =>
                    IsOf(projectId, prediction.Project)
                    && (query.IterationId is not { } iteration || IsOf(iteration, prediction.Iteration)),
                keepsUnread ? id => new StoredPrediction { Id = id } : null
            ),
            cancellationToken
        );

    /// <summary>QuerySuggestedImages: lists the untagged images for which the iteration suggests tags, each once.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="iterationId">The iteration that suggests the tags.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <param name="keepsUnread">
    /// Whether an unreadable image is listed with <see cref="Raw{T}.Unread"/> instead of failing the query.
    /// </param>
    public IAsyncEnumerable<Raw<SuggestedImage>> QuerySuggestedImagesAsync(
        Guid projectId,
        Guid iterationId,
        CancellationToken cancellationToken,
        bool keepsUnread = false
    ) =>
        QueryAsync(
            "QuerySuggestedImages",
            () => Project(projectId, "/images/suggested").With("iterationId", iterationId),
            QueryTokens.ForSuggestions(),
            new QueryForm<SuggestedImage>(
                TrainingJsonContext.Default.SuggestedImage,
                image => image.Id,
                image => IsOf(projectId, image.Project) && IsOf(iterationId, image.Iteration),
                keepsUnread ? id => new SuggestedImage { Id = id } : null
            ),
            cancellationToken
        );

    /// <summary>
    /// QuerySuggestedImageCount: counts, for each tag, the untagged images for which the iteration suggests it. An image counts for each of
    /// its suggested tags.
    /// </summary>
    public async Task<IReadOnlyDictionary<Guid, int>> GetSuggestedImageCountsAsync(
        Guid projectId,
        Guid iterationId,
        IEnumerable<Guid> tagIds,
        CancellationToken cancellationToken
    )
    {
        var path = Project(projectId, "/images/suggested/count").With("iterationId", iterationId);
        var asked = tagIds.ToHashSet();
        using var answer = await SendAsync(
                "QuerySuggestedImageCount",
                HttpMethod.Post,
                PathOf(path),
                QueryTokens.ForSuggestedCounts(asked),
                cancellationToken
            )
            .ConfigureAwait(false);
        var counts = answer.Read((body, _) => JsonAnswer.ReadCounts(body));
        return counts.Keys.All(asked.Contains) ? counts : throw answer.Unasked();
    }

    /// <summary>Splits ids into batches for <see cref="DeletePredictionsAsync"/>.</summary>
    public IEnumerable<Guid[]> BatchesForDeletePredictions(Guid projectId, IEnumerable<Guid> predictionIds) =>
        Batches(predictionIds, IdBatches.PredictionLimit, ids => DeletePredictionsPath(projectId, ids));

    /// <summary>DeletePrediction, in one call: deletes the stored images and their results.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="predictionIds">The ids: at least one, at most a batch of <see cref="BatchesForDeletePredictions"/>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <param name="trace">Receives the service's id of the request.</param>
    public Task DeletePredictionsAsync(
        Guid projectId,
        IReadOnlyCollection<Guid> predictionIds,
        CancellationToken cancellationToken,
        RequestTrace? trace = null
    )
    {
        RequireIds(predictionIds, IdBatches.PredictionLimit);
        return DeleteAsync("DeletePrediction", DeletePredictionsPath(projectId, predictionIds), trace, cancellationToken);
    }

    private static RequestPath DeletePredictionsPath(Guid projectId, IReadOnlyCollection<Guid> predictionIds) =>
        Project(projectId, "/predictions").With("ids", predictionIds);

    private async IAsyncEnumerable<Raw<T>> QueryAsync<T>(
        string operation,
        Func<RequestPath> path,
        byte[] firstToken,
        QueryForm<T> form,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var seen = new HashSet<Guid>();
        var guard = new ContinuationGuard(operation);
        for (var token = firstToken; token is not null;)
        {
            var page = await PostQueryAsync(operation, path(), token, form, cancellationToken).ConfigureAwait(false);
            var seenBefore = seen.Count;
            foreach (var item in page.Results)
            {
                if (seen.Add(form.IdOf(item.Value)))
                {
                    yield return item;
                }
            }

            guard.Check(page.Continuation, hasNewResults: seen.Count > seenBefore, seen.Count);
            token = page.Continuation is null ? null : page.Token;
        }
    }
}

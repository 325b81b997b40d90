using CustomVision.DataRights.Erasure.Planning;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>
/// Counts the content of an account immediately before its deletion. Counts suffice, since listing all ids again would take as long as the
/// first listing.
/// </summary>
internal static class AccountCounts
{
    /// <summary>Gets the counts of a project from its survey.</summary>
    public static IEnumerable<SetTotal> Of(ProjectSurvey survey) =>
        survey
            .Iterations.Select(
                (iteration, index) =>
                    new SetTotal(survey.ProjectId, iteration.Id, survey.Counts[index + 1], 0, 0, iteration.PublishName is not null)
            )
            .Prepend(new SetTotal(survey.ProjectId, null, survey.Counts[0], survey.TagCounts[0], survey.Predictions.Count, false));

    /// <summary>Reads the current counts of every project.</summary>
    /// <exception cref="DataRightsException">The service did not answer.</exception>
    public static async Task<IReadOnlySet<SetTotal>> ReadAsync(TrainingClient client, CancellationToken cancellationToken)
    {
        var totals = new HashSet<SetTotal>();
        foreach (var project in await client.GetProjectsAsync(cancellationToken).ConfigureAwait(false))
        {
            var id = project.Value.Id;
            var images = await client.GetImageCountAsync(id, new ImageListQuery(), cancellationToken).ConfigureAwait(false);
            var tags = await client.GetTagsAsync(id, null, cancellationToken).ConfigureAwait(false);
            var predictions = 0;
            await foreach (
                var prediction in client.QueryPredictionsAsync(id, new PredictionQuery(), cancellationToken).ConfigureAwait(false)
            )
            {
                predictions++;
            }

            totals.Add(new SetTotal(id, null, images, tags.Count, predictions, false));
            foreach (var iteration in await client.GetIterationsAsync(id, cancellationToken).ConfigureAwait(false))
            {
                var frozen = await client
                    .GetImageCountAsync(id, new ImageListQuery { IterationId = iteration.Value.Id }, cancellationToken)
                    .ConfigureAwait(false);
                totals.Add(new SetTotal(id, iteration.Value.Id, frozen, 0, 0, iteration.Value.PublishName is not null));
            }
        }

        return totals;
    }
}

using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Export.Downloads;
using CustomVision.DataRights.Export.Output;
using CustomVision.DataRights.Export.Reporting;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <content>The stored predictions, and their images.</content>
internal sealed partial class ProjectExporter
{
    private async Task ExportPredictionsAsync(CancellationToken cancellationToken)
    {
        if (!context.Wants(ExportCategories.Predictions) || (subject is not null && context.Request.Predictions is null))
        {
            Ledger.AddNotOffered(CategoryKeys.Predictions, Workspace, context.Wants(ExportCategories.Predictions) ? Reasons.PredictionsNotChosen : Reasons.LeftOut);
            return;
        }

        // Always listed anew: new ones come at any time, and old ones go after 30 days.
        var query = context.Request.Predictions ?? new PredictionQuery();
        TrainingApiException? failure = null;
        var tally = new ImageTally();
        var lines = context.Output.BeginListing();
        await using (lines.ConfigureAwait(false))
        {
            // Nobody counts them: an empty answer is asked for once more before it is believed.
            for (var look = 1; look <= 2 && tally.Items == 0 && failure is null; look++)
            {
                failure = await ReadPredictionsAsync(query, lines, tally, cancellationToken).ConfigureAwait(false);
            }

            await context.Output.FinishListingAsync(ArchiveLayout.ProjectFile(projectId, "predictions.jsonl"), lines, null, cancellationToken).ConfigureAwait(false);
            Ledger.Add(Ledger.Describe(CategoryKeys.Predictions, Workspace, tally.Items, 0, null, failure));
            Ledger.Add(tally.FilesReport(CategoryKeys.PredictionFiles, Workspace));
        }
    }

    private async Task<TrainingApiException?> ReadPredictionsAsync(PredictionQuery query, SpooledLines lines, ImageTally tally, CancellationToken cancellationToken)
    {
        try
        {
            await OrderedDownloads.RunAsync(
                Client.QueryPredictionsAsync(projectId, query, cancellationToken),
                async (prediction, token) => [await DownloadPredictionAsync(prediction.Value, token).ConfigureAwait(false)],
                (prediction, outcomes, token) => FinishPredictionAsync(prediction, outcomes[0], lines, tally, token),
                context.Output.IsSequential,
                cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (TrainingApiException fault)
        {
            return fault;
        }
    }

    private static string StemOf(Guid projectId, Guid predictionId) => $"projects/{projectId:D}/predictions/{predictionId:D}";

    private Task<DownloadOutcome> DownloadPredictionAsync(StoredPrediction prediction, CancellationToken cancellationToken) =>
        context.Downloader.DownloadAsync(
            new Blob
            {
                ProjectId = projectId,
                Stem = StemOf(projectId, prediction.Id),
                Kind = BlobKind.Image,
                Link = BlobLink.ToOriginal(prediction.OriginalImageUri, prediction.ResizedImageUri),
                RefreshAsync = token => RefreshPredictionAsync(prediction, token),
            },
            cancellationToken);

    private async Task FinishPredictionAsync(
        Raw<StoredPrediction> prediction, DownloadOutcome outcome, SpooledLines lines, ImageTally tally, CancellationToken cancellationToken)
    {
        await context.Output.CommitAsync(StemOf(projectId, prediction.Value.Id), outcome, cancellationToken).ConfigureAwait(false);
        tally.CountItem();
        tally.Count(outcome);
        Ledger.AddOutcome(CategoryKeys.PredictionFiles, Workspace, prediction.Value.Id, outcome);
        lines.Write(JsonDocuments.LineWith(
            JsonDocuments.Line(prediction.Json),
            new("file", outcome.File is { } file ? $"predictions/{prediction.Value.Id:D}.{file.Extension}" : null),
            new("sha256", outcome.File?.Sha256.ToString())).Span);
    }

    // There is no way to ask for a prediction by its id: it is asked for by its time, with some air for rounding.
    private async Task<BlobLink?> RefreshPredictionAsync(StoredPrediction prediction, CancellationToken cancellationToken)
    {
        var query = new PredictionQuery
        {
            IterationId = prediction.Iteration,
            StartTime = prediction.Created.AddSeconds(-1),
            EndTime = prediction.Created.AddSeconds(1),
        };
        await foreach (var other in Client.QueryPredictionsAsync(projectId, query, cancellationToken).ConfigureAwait(false))
        {
            if (other.Value.Id == prediction.Id)
            {
                return BlobLink.ToOriginal(other.Value.OriginalImageUri, other.Value.ResizedImageUri);
            }
        }

        return null;
    }
}

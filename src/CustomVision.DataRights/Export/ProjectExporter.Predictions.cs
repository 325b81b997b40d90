using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Export.Downloads;
using CustomVision.DataRights.Export.Files;
using CustomVision.DataRights.Export.Output;
using CustomVision.DataRights.Export.Reporting;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <content>The stored predictions, and their images.</content>
internal sealed partial class ProjectExporter
{
    private const int MostLate = 512;

    private readonly HashSet<Guid> _predictions = [];
    private readonly HashSet<Guid> _answering = []; // the iterations that the predictions are of

    private async Task ExportPredictionsAsync(CancellationToken cancellationToken)
    {
        if (!context.Wants(ExportCategories.Predictions) || (subject is not null && context.Request.Predictions is null))
        {
            Ledger.AddNotOffered(
                ArchiveCategories.Predictions,
                Workspace,
                context.Wants(ExportCategories.Predictions) ? Reasons.PredictionsNotChosen : Reasons.LeftOut
            );
            return;
        }

        var query = context.Request.Predictions ?? new PredictionQuery();
        TrainingApiException? failure = null;
        var files = new EntryFiles(context, ArchiveCategories.Predictions, Workspace);
        var tally = files.Tally;
        var lines = context.Output.BeginListing(files.List);
        await using (lines.ConfigureAwait(false))
        {
            try
            {
                await DownloadPredictionsAsync(
                        Client.QueryPredictionsAsync(projectId, query, cancellationToken, keepsUnread: true),
                        lines,
                        files,
                        cancellationToken
                    )
                    .ConfigureAwait(false);
                var late = await ReadLateAsync(query, cancellationToken).ConfigureAwait(false);
                await DownloadPredictionsAsync(late.ToAsyncEnumerable(), lines, files, cancellationToken).ConfigureAwait(false);
            }
            catch (TrainingApiException fault)
            {
                failure = fault;
            }

            // New ones come at any time, and old ones go after 30 days: another list than before is no change of the account.
            await context.Output.FinishListingAsync(files.List, lines, isWhole: false, cancellationToken).ConfigureAwait(false);
            Ledger.Add(Ledger.Describe(ArchiveCategories.Predictions, Workspace, tally.Items, 0, null, failure).WithUnread(tally.Unread));
            Ledger.Add(tally.FilesReport(ArchiveCategories.PredictionFiles, Workspace));
        }
    }

    private Task DownloadPredictionsAsync(
        IAsyncEnumerable<Raw<StoredPrediction>> predictions,
        SpooledLines lines,
        EntryFiles files,
        CancellationToken cancellationToken
    ) =>
        OrderedDownloads.RunAsync(
            ReadableAsync(
                predictions,
                ArchiveCategories.Predictions,
                Workspace,
                unread => files.Tally.Unread += _predictions.Add(unread.Id) ? 1 : 0,
                cancellationToken
            ),
            prediction => prediction.Json.Length,
            (prediction, token) => files.DownloadAsync([BlobOf(prediction.Value)], token),
            (prediction, outcomes, token) => FinishPredictionAsync(prediction, outcomes, lines, files, token),
            context.Output.IsSequential,
            cancellationToken
        );

    // The service does not count predictions. Read from the other end, down to one that is known, they show what was added in the interim
    // and whether the list broke off; where none was listed, whether there is one.
    private async Task<IReadOnlyList<Raw<StoredPrediction>>> ReadLateAsync(PredictionQuery query, CancellationToken cancellationToken)
    {
        var late = new List<Raw<StoredPrediction>>();
        var other = query with { OrderBy = query.OrderBy == PredictionOrder.Newest ? PredictionOrder.Oldest : PredictionOrder.Newest };
        await foreach (
            var prediction in Client.QueryPredictionsAsync(projectId, other, cancellationToken, keepsUnread: true).ConfigureAwait(false)
        )
        {
            if (_predictions.Contains(prediction.Value.Id))
            {
                break;
            }

            late.Add(prediction);
            if (late.Count > MostLate)
            {
                Ledger.AddGap(
                    ArchiveCategories.Predictions,
                    Workspace,
                    $"QueryPredictions lists more than {MostLate} predictions from one end that it left out from the other."
                );
                break;
            }
        }

        late.Reverse();
        return late;
    }

    private Blob BlobOf(StoredPrediction prediction) =>
        new()
        {
            ProjectId = projectId,
            File = PayloadFile.OfPrediction(projectId, prediction.Id),
            Kind = BlobKind.Image,
            Link = BlobLink.ToOriginal(prediction.OriginalImageUri, prediction.ResizedImageUri),
            RefreshAsync = token => RefreshPredictionAsync(prediction, token),
        };

    private async Task FinishPredictionAsync(
        Raw<StoredPrediction> prediction,
        IReadOnlyList<DownloadOutcome> outcomes,
        SpooledLines lines,
        EntryFiles files,
        CancellationToken cancellationToken
    )
    {
        var id = prediction.Value.Id;
        _predictions.Add(id);
        if (prediction.Value.Iteration is { } iteration)
        {
            _answering.Add(iteration);
        }

        var line = LineOf(prediction.Json, id, prediction.Value.Iteration);
        var entry = await files
            .FinishAsync(id, line, [PayloadFile.OfPrediction(projectId, id)], outcomes, cancellationToken)
            .ConfigureAwait(false);
        lines.Write(entry.Span, line.Span);
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

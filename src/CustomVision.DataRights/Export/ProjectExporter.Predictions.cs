using System.Runtime.CompilerServices;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Export.Downloads;
using CustomVision.DataRights.Export.Files;
using CustomVision.DataRights.Export.Reporting;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <content>The stored predictions, and their images.</content>
internal sealed partial class ProjectExporter
{
    private const int MaxLatePredictions = 512;

    private readonly HashSet<Guid> _predictions = [];
    private readonly HashSet<Guid> _answering = []; // the iterations that made the predictions

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
        var flow = new EntryFlow(context, ArchiveCategories.Predictions, Workspace);
        var tally = flow.Tally;
        var lines = context.Output.BeginListing(flow.List);
        await using (lines.ConfigureAwait(false))
        {
            try
            {
                var listed = Client.QueryPredictionsAsync(projectId, query, cancellationToken, keepsUnread: true);
                await flow.RunAsync(EntriesOf(listed, tally, cancellationToken), Write, cancellationToken).ConfigureAwait(false);
                var late = (await ReadLateAsync(query, cancellationToken).ConfigureAwait(false)).ToAsyncEnumerable();
                await flow.RunAsync(EntriesOf(late, tally, cancellationToken), Write, cancellationToken).ConfigureAwait(false);
            }
            catch (TrainingApiException fault)
            {
                failure = fault;
            }

            // New predictions arrive at any time, and old ones expire after 30 days. A different list is therefore not a change of the
            // account.
            await context.Output.FinishListingAsync(flow.List, lines, isWhole: false, cancellationToken).ConfigureAwait(false);
            Ledger.Add(Ledger.Describe(ArchiveCategories.Predictions, Workspace, tally.Items, 0, null, failure).WithUnread(tally.Unread));
            Ledger.Add(tally.FilesReport(ArchiveCategories.PredictionFiles, Workspace));
        }

        void Write(ExportEntry entry, ReadOnlyMemory<byte> line, IReadOnlyList<DownloadOutcome> outcomes) =>
            lines.Write(line.Span, entry.Json.Span);
    }

    private async IAsyncEnumerable<ExportEntry> EntriesOf(
        IAsyncEnumerable<Raw<StoredPrediction>> predictions,
        ImageTally tally,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        void CountUnread(StoredPrediction unread) => tally.Unread += _predictions.Add(unread.Id) ? 1 : 0;

        await foreach (
            var prediction in ReadableAsync(predictions, ArchiveCategories.Predictions, Workspace, CountUnread, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            var (id, iteration) = (prediction.Value.Id, prediction.Value.Iteration);
            _predictions.Add(id);
            if (iteration is { } answering)
            {
                _answering.Add(answering);
            }

            yield return new ExportEntry(id, JsonOf(prediction.Json, id, iteration), [BlobOf(prediction.Value)]);
        }
    }

    // The service does not count predictions. Reading them in reverse order until a known one shows which were added in the interim,
    // whether the list was cut off, and whether an empty list is really empty.
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
            if (late.Count > MaxLatePredictions)
            {
                Ledger.AddGap(ArchiveCategories.Predictions, Workspace, Reasons.PredictionsNotListed(MaxLatePredictions));
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
            Link = BlobLink.ToOriginal(new LinkText(prediction.OriginalImageUri), new LinkText(prediction.ResizedImageUri)),
            Requested = ServiceObjectKind.Prediction,
            RefreshAsync = (_, token) => RefreshPredictionAsync(prediction, token),
        };

    // A prediction cannot be queried by id. It is queried by its time, with a tolerance for rounding.
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
                return BlobLink.ToOriginal(new LinkText(other.Value.OriginalImageUri), new LinkText(other.Value.ResizedImageUri));
            }
        }

        return null;
    }
}

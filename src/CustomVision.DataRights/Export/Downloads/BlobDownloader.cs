using System.Net;
using System.Runtime.CompilerServices;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Export.Files;
using CustomVision.DataRights.Export.Output;
using CustomVision.DataRights.Export.Reporting;
using CustomVision.DataRights.Metering;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export.Downloads;

/// <summary>
/// Downloads and checks linked bytes, each once, with adaptive concurrency. An expired or vanished link is refreshed in its set and
/// retried. A failed download is an outcome, never an exception.
/// </summary>
internal sealed class BlobDownloader(TrainingClient client, IDownloadStore output, AdaptiveLimit limit, ProgressMeter progress)
{
    private const int MaxAttempts = 4;

    private int _throughApi;

    /// <summary>
    /// Whether files that the archive already contains are counted. A further pass finds those that an earlier one downloaded.
    /// </summary>
    public bool CountsFound { get; init; } = true;

    /// <summary>Invoked at the first bytes that are read through the Training API and therefore share its rate limit.</summary>
    public Action? ThroughTrainingApi { get; init; }

    /// <summary>Downloads a file, unless the archive already contains it.</summary>
    public async Task<DownloadOutcome> DownloadAsync(Blob blob, CancellationToken cancellationToken) =>
        await (await StartAsync(blob, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>Starts a download as soon as there is room for it. A file that the archive already contains needs no room.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Task<DownloadOutcome>> StartAsync(Blob blob, CancellationToken cancellationToken)
    {
        if (await output.FindDownloadAsync(blob.File, cancellationToken).ConfigureAwait(false) is { } reused)
        {
            if (CountsFound)
            {
                progress.Files.AddFound(1);
                progress.Bytes.AddFound(reused.Length);
                progress.Tick();
            }

            return Task.FromResult(DownloadOutcome.Stored(reused));
        }

        return RunAsync(blob, await DownloadPlace.TakeAsync(limit, cancellationToken).ConfigureAwait(false), cancellationToken);
    }

    private async Task<DownloadOutcome> RunAsync(Blob blob, DownloadPlace taken, CancellationToken cancellationToken)
    {
        using var place = taken;
        BlobLink? link = blob.Link;
        var reason = Reasons.LinkMissing;
        var hasExpired = false;
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            if (link is { Text.IsMissing: false } there)
            {
                try
                {
                    return Count(await FetchAsync(blob, there, place, attempt == MaxAttempts, cancellationToken).ConfigureAwait(false));
                }
                catch (Exception fault) when (BlobTooLargeException.In(fault) is { } refusal)
                {
                    return DownloadOutcome.Failed(refusal.Message);
                }
                catch (Exception fault) when (IsOfThisDownload(fault) && !cancellationToken.IsCancellationRequested)
                {
                    reason = fault is BadBodyException ? fault.Message : FailureText.Of(fault);
                    NoticeCongestion(fault);
                    hasExpired = blob.RefreshAsync is null && HasExpired(fault);
                }
            }

            if (attempt == MaxAttempts || hasExpired)
            {
                break;
            }

            if (blob.RefreshAsync is null)
            {
                continue;
            }

            try
            {
                // Queried twice: a temporarily incomplete list must not look like a deletion.
                link =
                    await blob.RefreshAsync(blob, cancellationToken).ConfigureAwait(false)
                    ?? await blob.RefreshAsync(blob, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception fault) when (IsOfThisDownload(fault) && !cancellationToken.IsCancellationRequested)
            {
                return blob.IsGoneIn(fault)
                    ? DownloadOutcome.Gone(reason)
                    : DownloadOutcome.Failed($"{reason} {Reasons.LinkNotRefreshed(FailureText.Of(fault))}");
            }

            if (link is null)
            {
                return DownloadOutcome.Gone($"{reason} {Reasons.ObjectGone}");
            }
        }

        return hasExpired ? DownloadOutcome.Expired(reason) : DownloadOutcome.Failed(reason);
    }

    // The storage answers an expired link like one whose object is gone. Only the service can distinguish the two.
    private static bool HasExpired(Exception fault) =>
        fault is TrainingApiException { Status: HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Gone };

    private BlobLimit LimitOf(Blob blob) =>
        blob.Kind == BlobKind.Model ? client.LimitOfModel(blob.File.Name)
        : blob.File.Category == ArchiveCategories.PredictionFiles ? client.LimitOfPredictions
        : client.LimitOfImages;

    private async Task<DownloadOutcome> FetchAsync(
        Blob blob,
        BlobLink link,
        DownloadPlace place,
        bool isLastAttempt,
        CancellationToken cancellationToken
    )
    {
        var opened = await client
            .OpenBlobAsync(link.Text.Decode()!, blob.ProjectId, cancellationToken, LimitOf(blob))
            .ConfigureAwait(false);
        try
        {
            if (opened.ThroughApi && Interlocked.Exchange(ref _throughApi, 1) == 0)
            {
                ThroughTrainingApi?.Invoke();
            }

            if (opened.Attempts > 1)
            {
                limit.Shrink();
            }

            // The buffer is held only while bytes arrive, since many more downloads wait for a response or for the disk.
            using var buffer = new TransferBuffer();
            var head = await FillAsync(opened, buffer, cancellationToken).ConfigureAwait(false);
            var signature = BodyCheck.Signature(blob.Kind, buffer.Memory.Span[..head], opened.Md5 is not null);
            using var check = new BodyCheck(blob.Kind, signature, opened.Length, opened.Md5, isLastAttempt);
            check.Append(buffer.Memory.Span[..head]);
            IntegrityWarning? known = head < buffer.Memory.Length ? check.Finish() : null; // of a body that is here as a whole
            if (known is not null && output.WritesAtOnce)
            {
                if (StorageThreads.HasRoom)
                {
                    place.Arrived(); // writing to the disk needs no slot
                }

                await StorageThreads.SwitchAsync();
            }

            return await output
                .StoreAsync(
                    blob.File,
                    signature.Extension,
                    async (destination, token) =>
                    {
                        var read = head;
                        while (read > 0)
                        {
                            await destination.WriteAsync(buffer.Memory[..read], token).ConfigureAwait(false);
                            read = read < buffer.Memory.Length ? 0 : await FillAsync(opened, buffer, token).ConfigureAwait(false);
                            check.Append(buffer.Memory.Span[..read]);
                        }

                        var warning = known ?? check.Finish();
                        buffer.Dispose();
                        place.Arrived();
                        return warning == IntegrityWarning.None ? link.IntegrityWarning : warning;
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        finally
        {
            await CloseAsync(opened).ConfigureAwait(false);
        }
    }

    // Most images arrive in several pieces and are written to the disk in one.
    private static ValueTask<int> FillAsync(OpenedBlob opened, TransferBuffer buffer, CancellationToken cancellationToken) =>
        opened.Stream.ReadAtLeastAsync(buffer.Memory, buffer.Memory.Length, throwOnEndOfStream: false, cancellationToken);

    // The outcome of the download is already known. An error on closing the connection must not change it or hide its cause.
    private static async Task CloseAsync(OpenedBlob opened)
    {
        try
        {
            await opened.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception fault) when (IsOfThisDownload(fault))
        {
            // The connection is no longer used.
        }
    }

    private void NoticeCongestion(Exception fault)
    {
        // A stalled body is a timeout too, and fails with an IOException.
        if (
            fault
            is IOException
                or TrainingApiException
            {
                Status: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable or HttpStatusCode.RequestTimeout or null
            }
        )
        {
            limit.Shrink();
        }
    }

    private DownloadOutcome Count(DownloadOutcome outcome)
    {
        if (outcome.File is { } file)
        {
            progress.Files.Add(1);
            progress.Bytes.Add(file.Length);
            progress.Tick();
        }

        return outcome;
    }

    // Failures of the archive's storage are not among these, since they end the job.
    private static bool IsOfThisDownload(Exception fault) =>
        fault is TrainingApiException or BadBodyException or HttpRequestException or IOException or OperationCanceledException;
}

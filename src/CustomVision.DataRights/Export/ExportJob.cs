using CustomVision.DataRights.Account;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Export.Downloads;
using CustomVision.DataRights.Export.Journal;
using CustomVision.DataRights.Export.Models;
using CustomVision.DataRights.Export.Others;
using CustomVision.DataRights.Export.Output;
using CustomVision.DataRights.Metering;
using CustomVision.DataRights.Training;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.Export;

/// <summary>
/// Runs a whole export: takes the lock, resumes from the journal, exports the requested data, writes the documents that describe it, reads
/// everything back, and only then returns the result.
/// </summary>
internal sealed class ExportJob(
    TrainingClient client,
    IAccountReader? accountReader,
    ErasureSigner? signer,
    TimeProvider time,
    ILogger logger
)
{
    private const int MaxRepairs = 2;

    /// <exception cref="DataRightsException">
    /// The request or the archive's location is refused, or not even a report could be written.
    /// </exception>
    public Task<ExportResult> RunAsync(
        ExportRequest request,
        IArchiveSink sink,
        IProgress<ExportProgress>? progress,
        CancellationToken cancellationToken,
        ExportMember? member = null
    )
    {
        ExportRequestCheck.EnsureValid(request);
        if (request.ModelsToBuild is not null && !client.BuildsModels)
        {
            throw new DataRightsException(
                "ExportRequest.ModelsToBuild was refused: it changes the resource, and this registration only reads. Register "
                    + "AddCustomVisionDataRights, or leave ModelsToBuild out."
            );
        }

        return UnforeseenFault.GuardAsync(
            "The export",
            "No report could be written. The saved files are kept: run the export again with the same request and place.",
            () => ExportAsync(request, sink, progress, member, cancellationToken),
            cancellationToken
        );
    }

    private async Task<ExportResult> ExportAsync(
        ExportRequest request,
        IArchiveSink sink,
        IProgress<ExportProgress>? progress,
        ExportMember? member,
        CancellationToken cancellationToken
    )
    {
        await ExportTarget.EnsureUsableAsync(sink, work: null, cancellationToken).ConfigureAwait(false);
        var signing = await ArchiveSigning.PrepareAsync(signer, sink, cancellationToken).ConfigureAwait(false);
        var work = await WorkFolder.OpenAsync(sink, cancellationToken).ConfigureAwait(false);
        await using var closing = work.ConfigureAwait(false);

        // Another run may have finished between the first check and the lock.
        await ExportTarget.EnsureUsableAsync(sink, work, cancellationToken).ConfigureAwait(false);
        await ExportTarget.EnsureNothingForeignAsync(sink, cancellationToken).ConfigureAwait(false);
        var meter = new ProgressReporter<ExportProgress>(progress, time, new ExportProgress { Phase = ExportPhase.Resuming }, Read);
        var models = request.ModelsToBuild is { } toBuild ? new ModelBuilder(client, toBuild, time, logger) : null;
        using var passes = new ExportPasses(before =>
            Begin(request, sink, work, meter, models, before, before is null ? member : member?.WithoutPages())
        );
        await ReadAsync(passes, work, isStale: member?.Units is { IsStale: true }, cancellationToken).ConfigureAwait(false);
        var result = await WriteAsync(passes, cancellationToken).ConfigureAwait(false);
        result = await signing.SignAsync(result, cancellationToken).ConfigureAwait(false);
        passes.Dispose();
        return await EndAsync(work, meter, result, cancellationToken).ConfigureAwait(false);
    }

    // Differences are checked again before they are reported. Retrieved data is kept, so that only the rest is requested again.
    private async Task ReadAsync(ExportPasses passes, WorkFolder work, bool isStale, CancellationToken cancellationToken)
    {
        var result = await passes.ReadAsync(cancellationToken).ConfigureAwait(false);
        if ((result.State == ExportState.Incomplete || isStale) && work.IsLasting)
        {
            if (isStale)
            {
                ExportLog.ListingAgain(logger);
            }

            if (result.State == ExportState.Incomplete)
            {
                ExportLog.RetryingFailures(logger, result.Failures.Count);
            }

            await passes.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    // Files that were not read back as they were written are written or downloaded again.
    private async Task<ExportResult> WriteAsync(ExportPasses passes, CancellationToken cancellationToken)
    {
        var (result, damaged) = await passes.WriteAsync(cancellationToken).ConfigureAwait(false);
        for (var repairs = 0; damaged.Count > 0; repairs++)
        {
            ExportLog.ReadBackDiffers(logger, damaged.Count);
            if (repairs == MaxRepairs)
            {
                throw new ArchiveStorageException(
                    $"{damaged.Count} file(s) differed in the output folder when they were read back, also after they were written "
                        + $"again. Check the disk, and run the export again."
                );
            }

            await passes.ReadAsync(cancellationToken).ConfigureAwait(false);
            (result, damaged) = await passes.WriteAsync(cancellationToken).ConfigureAwait(false);
        }

        return result;
    }

    private static ExportProgress Read(ExportProgress report, ProgressMeter meter) =>
        report with
        {
            FilesDone = meter.Files.Done,
            FilesTotal = meter.Files.Total,
            BytesDone = meter.Bytes.Done,
            BytesTotal = meter.Bytes.EstimateTotal(by: meter.Files),
            BytesPerSecond = meter.PerSecond(meter.Bytes),
            EstimatedRemaining = report.AreTotalsKnown ? meter.Remaining(meter.Files) : null,
        };

    private ExportPass Begin(
        ExportRequest request,
        IArchiveSink sink,
        WorkFolder work,
        ProgressReporter<ExportProgress> meter,
        ModelBuilder? models,
        ExportResult? before,
        ExportMember? member
    )
    {
        var journal = ExportJournal.Open(work.JournalPath);
        try
        {
            member?.Units?.AddFilesTo(journal.State);
            var session = ExportSession.Of(journal, request, client.Endpoint, client.ApiVersion, time);
            ExportLog.Began(logger, session.IsResumed, session.RequestId);
            return new ExportPass(
                session,
                journal,
                new BagWriter(sink, time),
                sink,
                work,
                before,
                (output, ledger) =>
                    new ExportContext
                    {
                        Request = request,
                        Client = client,
                        AccountReader = accountReader,
                        Output = output,
                        Downloader = new BlobDownloader(client, output, new AdaptiveLimit(client.MaxDownloads, time, logger), meter)
                        {
                            CountsFound = before is null,
                            ThroughTrainingApi = () => meter.Update(static report => report with { ThroughTrainingApi = true }),
                        },
                        Ledger = ledger,
                        Models = models,
                        Member = member,
                        IsFirstPass = before is null,
                        Unread = new UnreadEntries(ledger, request.Subject is not null),
                        Progress = meter,
                        RequestId = new RequestIdCheck(request.RequestId),
                    }
            );
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    private async Task<ExportResult> EndAsync(
        WorkFolder work,
        ProgressReporter<ExportProgress> meter,
        ExportResult result,
        CancellationToken cancellationToken
    )
    {
        if (work.IsLasting && result is { State: not ExportState.Incomplete, SignatureFailure: null })
        {
            await work.RemoveAsync(cancellationToken).ConfigureAwait(false);
        }

        meter.Update(static report => report with { Phase = ExportPhase.Done, ProjectId = null });
        ExportLog.Ended(logger, result.State, result.Files, result.Bytes, result.Failures.Count);
        return result;
    }
}

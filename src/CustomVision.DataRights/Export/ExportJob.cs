using CustomVision.DataRights.Account;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Datasets;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Export.Downloads;
using CustomVision.DataRights.Export.Journal;
using CustomVision.DataRights.Export.Others;
using CustomVision.DataRights.Export.Output;
using CustomVision.DataRights.Export.Reporting;
using CustomVision.DataRights.Training;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.Export;

/// <summary>
/// A whole export: takes the lock, goes on from the journal, exports what the request chooses, writes what describes it, reads everything
/// back, and only then says how it ended.
/// </summary>
internal sealed class ExportJob(
    TrainingClient client, IAccountReader? accountReader, ErasureSigner? signer, TimeProvider time, ILogger logger)
{
    private const int MaxPasses = 2;

    /// <exception cref="DataRightsException">The request or the place is refused, or not even a report could be written.</exception>
    public Task<ExportResult> RunAsync(ExportRequest request, IArchiveSink sink, IProgress<ExportProgress>? progress, CancellationToken cancellationToken)
    {
        ExportRequestCheck.EnsureValid(request);
        return UnforeseenFault.GuardAsync(
            "The export",
            "No report could be written. What was saved is kept: run the export again with the same request and place.",
            () => ExportAsync(request, sink, progress, cancellationToken),
            cancellationToken);
    }

    private async Task<ExportResult> ExportAsync(ExportRequest request, IArchiveSink sink, IProgress<ExportProgress>? progress, CancellationToken cancellationToken)
    {
        ExportTarget.EnsureUsable(sink);
        var signing = ArchiveSigning.Prepare(signer, sink);
        using var work = WorkFolder.Open(sink);
        ExportTarget.EnsureUsable(sink); // another run may have finished between the first look and the lock
        ExportTarget.EnsureNothingForeign(sink);
        var tracker = new ExportTracker(progress, time);
        ExportResult? before = null;
        for (var pass = 1; ; pass++)
        {
            using var journal = ExportJournal.Open(work.JournalPath);
            var begin = ExportSession.Of(journal, request, client.Endpoint, client.ApiVersion, time);
            ExportLog.Began(logger, begin.IsResumed, begin.RequestId);
            using var bag = new BagWriter(sink, time);
            var ledger = new ExportLedger();
            ledger.AddVanished(before?.Failures ?? [], before?.Changes ?? []);
            var output = new ExportOutput(bag, sink, work, journal);
            var context = new ExportContext
            {
                Request = request,
                Client = client,
                AccountReader = accountReader,
                Output = output,
                Downloader = new BlobDownloader(client, output, new AdaptiveLimit(client.MaxDownloads, time, logger), tracker),
                Ledger = ledger,
                Unread = new UnreadEntries(ledger, request.Subject is not null),
                Tracker = tracker,
                RequestId = new RequestIdCheck(request.RequestId),
            };
            try
            {
                await new AccountExporter(context, journal, isFirstLook: pass == 1).ExportAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (DataRightsException) when (work.IsLasting && !begin.IsResumed && pass == 1 && bag.Count == 0)
            {
                // Refused before anything was saved: a corrected request may use the same folder.
                journal.Dispose();
                work.Remove();
                throw;
            }
            catch (Exception fault) when (IsReportable(fault, cancellationToken))
            {
                ledger.AddFailed(ArchiveCategories.Projects, default, fault);
            }

            var result = ResultOf(ledger.ToReport(), begin) with { Resumed = before?.Resumed ?? begin.IsResumed };
            if (result.State == ExportState.Incomplete && work.IsLasting && pass < MaxPasses)
            {
                // Differences are looked at again before they are reported; what was had stays, so that only the rest is asked for.
                ExportLog.LooksAgain(logger, result.Failures.Count);
                before = result;
                continue;
            }

            tracker.Enter(ExportPhase.Finishing);
            if (sink is DirectoryArchiveSink directory && (begin.IsResumed || before is not null))
            {
                var unlisted = new UnlistedObjects(context, bag, directory);
                if (!await TryAsync(ArchiveCategories.Projects, () => unlisted.KeepAsync(cancellationToken)).ConfigureAwait(false))
                {
                    await unlisted.TakeRestAsync(cancellationToken).ConfigureAwait(false);
                }
            }

            foreach (var format in request.Datasets.Distinct().Order())
            {
                await TryAsync(DatasetTarget.CategoryOf(format), () => ExportDatasets.WriteAsync(context, format, cancellationToken)).ConfigureAwait(false);
            }

            var isResumed = result.Resumed;
            var finisher = new ExportFinisher(context, bag, sink, begin, journal.State.Made, client.Endpoint);
            result = await finisher.FinishAsync(
                () => ResultOf(ledger.ToReport(), begin) with
                {
                    Resumed = isResumed,
                    Others = request.Subject is null ? null : context.Others.ToResult(request.BlankOthers),
                    Warnings = [.. context.RequestId.Warnings()],
                },
                TryAsync,
                cancellationToken).ConfigureAwait(false);

            tracker.Enter(ExportPhase.ReadingBack);
            var findings = await bag.ReadBackAsync(progress: null, cancellationToken).ConfigureAwait(false);
            var damaged = PathsOf(findings ?? []);
            if (damaged.Count == 0)
            {
                result = result with { Files = bag.Count, Bytes = bag.Bytes, IsReadBack = findings is not null, ArchiveDigest = bag.Digest.ToString() };
                result = await signing.SignAsync(result, cancellationToken).ConfigureAwait(false);
                return End(work, journal, tracker, result);
            }

            // What the disk does not hold as it was written is dropped, and brought again once.
            ExportLog.ReadBackDiffers(logger, damaged.Count);
            if (pass > MaxPasses)
            {
                throw new ArchiveStorageException(
                    $"{damaged.Count} file(s) were not read back from the output folder as they were written, also when they were written again. Check the disk, and run the export again.");
            }

            before = result;
            foreach (var path in damaged)
            {
                journal.Append(new JournalRecord { Kind = JournalRecord.Dropped, Path = path });
            }

            // The end of the job has parts too, and the report names the one that failed.
            async Task<bool> TryAsync(ArchiveCategory category, Func<Task> part)
            {
                try
                {
                    await part().ConfigureAwait(false);
                    return true;
                }
                catch (Exception fault) when (IsReportable(fault, cancellationToken) || fault is ArchiveFormatException)
                {
                    ledger.AddFailed(category, default, fault);
                    return false;
                }
            }
        }
    }

    private static ExportResult ResultOf(ReportDocument report, ExportSession begin) =>
        new() { State = report.State, RequestId = begin.RequestId, Categories = report.Categories, Failures = report.Failures, Changes = report.Changes };

    // A place that takes no bytes takes no report either.
    private static bool IsReportable(Exception fault, CancellationToken cancellationToken) =>
        UnforeseenFault.Is(fault, cancellationToken) && fault is not (IOException or UnauthorizedAccessException or OutOfMemoryException);

    private ExportResult End(WorkFolder work, ExportJournal journal, ExportTracker tracker, ExportResult result)
    {
        if (work.IsLasting && result is { State: not ExportState.Incomplete, SignatureFailure: null })
        {
            journal.Dispose();
            work.Remove();
        }

        tracker.Enter(ExportPhase.Done);
        ExportLog.Ended(logger, result.State, result.Files, result.Bytes, result.Failures.Count);
        return result;
    }

    private static List<string> PathsOf(IReadOnlyList<ArchiveFinding> findings) =>
        [.. findings.Select(finding => finding.Path).Select(path => path.StartsWith("data/", StringComparison.Ordinal) ? path["data/".Length..] : path).Distinct(StringComparer.Ordinal)];
}

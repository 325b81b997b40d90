using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Datasets;
using CustomVision.DataRights.Export.Journal;
using CustomVision.DataRights.Export.Output;
using CustomVision.DataRights.Export.Reporting;

namespace CustomVision.DataRights.Export;

/// <summary>One pass over the account, which reads the account into the archive. The last pass also completes the archive.</summary>
internal sealed class ExportPass : IDisposable
{
    private readonly ExportContext _context;
    private readonly ExportSession _session;
    private readonly ExportJournal _journal;
    private readonly WorkFolder _work;
    private readonly BagWriter _bag;
    private readonly IArchiveSink _sink;
    private readonly ExportResult? _before;

    /// <param name="session">The description of the job.</param>
    /// <param name="journal">The journal of earlier passes and runs. It is closed with the pass.</param>
    /// <param name="bag">The archive. It is closed with the pass.</param>
    /// <param name="sink">The sink of the archive.</param>
    /// <param name="work">The work folder beside the archive.</param>
    /// <param name="before">The result of the previous pass; <see langword="null"/> for the first one.</param>
    /// <param name="create">The callback that creates the context of the parts.</param>
    public ExportPass(
        ExportSession session,
        ExportJournal journal,
        BagWriter bag,
        IArchiveSink sink,
        WorkFolder work,
        ExportResult? before,
        Func<ExportOutput, ExportLedger, ExportContext> create
    )
    {
        (_session, _journal, _bag, _sink, _work, _before) = (session, journal, bag, sink, work, before);
        var ledger = new ExportLedger();
        ledger.AddVanished(before?.Failures ?? [], before?.Changes ?? []);
        _context = create(new ExportOutput(bag, sink, work, journal), ledger);
        ledger.SelectsImages = _context.Request.Subject is not null;
    }

    /// <summary>Reads everything that was requested.</summary>
    /// <exception cref="DataRightsException">The request is refused.</exception>
    public async Task<ExportResult> ReadAsync(CancellationToken cancellationToken)
    {
        var isFirst = _before is null;
        try
        {
            await new AccountExporter(_context, _journal, isFirst).ExportAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DataRightsException refusal)
            when (refusal is not ArchiveStorageException && _work.IsLasting && !_session.IsResumed && isFirst && _bag.Count == 0)
        {
            // The request was refused before anything was saved, so a corrected request may use the same folder.
            _journal.Dispose();
            await _work.RemoveAsync(cancellationToken).ConfigureAwait(false);
            throw;
        }
        catch (Exception fault) when (IsReportable(fault, cancellationToken))
        {
            _context.Ledger.AddFailed(ArchiveCategories.Projects, default, fault);
        }

        return Current();
    }

    /// <summary>
    /// Keeps the objects that earlier passes and runs saved and the service no longer lists, and creates the data sets from the archive's
    /// content.
    /// </summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        _context.Progress.Update(static report => report with { Phase = ExportPhase.Finishing, ProjectId = null, IsSelecting = false });
        if (_sink is IResumableArchiveSink resumable && (_session.IsResumed || _before is not null || _context.Member?.Units is not null))
        {
            var unlisted = new UnlistedObjects(_context, _bag, resumable);
            if (
                !await TryAsync(ArchiveCategories.Projects, () => unlisted.KeepAsync(cancellationToken), cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                await unlisted.TakeRestAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        foreach (var format in _context.Request.Datasets.Distinct().Order())
        {
            await TryAsync(
                    DatasetTarget.CategoryOf(format),
                    () => ExportDatasets.WriteAsync(_context, format, cancellationToken),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
    }

    /// <summary>Writes the report, the pages, the crate and the tag files of the bag.</summary>
    public Task<ExportResult> FinishAsync(CancellationToken cancellationToken) =>
        new ExportFinisher(_context, _bag, _sink, _session, _journal.State.Made, _context.Client.Endpoint).FinishAsync(
            Current,
            (category, part) => TryAsync(category, part, cancellationToken),
            cancellationToken
        );

    /// <summary>Reads everything back, if the sink supports reading.</summary>
    /// <returns>The result with the archive's size and digest, and the paths that were not read back as they were written.</returns>
    public async Task<(ExportResult Result, IReadOnlyList<string> Damaged)> ReadBackAsync(
        ExportResult result,
        CancellationToken cancellationToken
    )
    {
        _context.Progress.Update(static report => report with { Phase = ExportPhase.ReadingBack, ProjectId = null });
        var findings = await _bag.ReadBackAsync(cancellationToken).ConfigureAwait(false);
        return (
            result with
            {
                Files = _bag.Count,
                Bytes = _bag.Bytes,
                IsReadBack = findings is not null,
                ArchiveDigest = _bag.Digest.ToString(),
            },
            [.. (findings ?? []).Select(finding => BelowData(finding.Path)).Distinct(StringComparer.Ordinal)]
        );
    }

    /// <summary>Removes files from the journal, so that the next pass writes or downloads them again.</summary>
    public void Drop(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            _journal.Append(new JournalRecord { Kind = JournalRecord.Dropped, Path = path });
        }
    }

    public void Dispose()
    {
        _bag.Dispose();
        _journal.Dispose();
    }

    private ExportResult Current()
    {
        var report = _context.Ledger.ToReport();
        return new ExportResult
        {
            State = report.State,
            StateRemark = report.StateRemark,
            RequestId = _session.RequestId,
            Categories = report.Categories,
            Failures = report.Failures,
            Changes = report.Changes,
            Resumed = _before?.Resumed ?? _session.IsResumed,
            Others = _context.Request.Subject is null ? null : _context.Others.ToResult(_context.Request.BlankOthers),
            Warnings = [.. _context.RequestId.Warnings()],
        };
    }

    // The completion of the job also consists of parts. The report names a part that failed.
    private async Task<bool> TryAsync(ArchiveCategory category, Func<Task> part, CancellationToken cancellationToken)
    {
        try
        {
            await part().ConfigureAwait(false);
            return true;
        }
        catch (Exception fault) when (IsReportable(fault, cancellationToken) || fault is ArchiveFormatException)
        {
            _context.Ledger.AddFailed(category, default, fault);
            return false;
        }
    }

    // A storage that accepts no more bytes cannot store a report either.
    private static bool IsReportable(Exception fault, CancellationToken cancellationToken) =>
        UnforeseenFault.Is(fault, cancellationToken) && fault is not (IOException or UnauthorizedAccessException or OutOfMemoryException);

    private static string BelowData(string path)
    {
        var below = path.AsSpan();
        return PayloadPlace.TryCutPayload(ref below) ? below.ToString() : path;
    }
}

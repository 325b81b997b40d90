using System.Globalization;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Export.Reporting;

namespace CustomVision.DataRights.Export;

/// <summary>
/// Writes the documents that describe an export: the report, then the tag files of the bag. Removes files that no longer belong to it.
/// </summary>
internal sealed class ExportFinisher(
    ExportContext context,
    BagWriter bag,
    IArchiveSink sink,
    ExportSession begin,
    IReadOnlySet<string> made,
    Uri endpoint
)
{
    /// <summary>Finishes an archive.</summary>
    /// <param name="current">The callback that gets the result so far.</param>
    /// <param name="tryAsync">
    /// The callback that runs a part of the completion under its category, and returns whether it succeeded. A failure is recorded in the
    /// report.
    /// </param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The result of the export.</returns>
    public async Task<ExportResult> FinishAsync(
        Func<ExportResult> current,
        Func<ArchiveCategory, Func<Task>, Task<bool>> tryAsync,
        CancellationToken cancellationToken
    )
    {
        // Only the day is used, so that the payload of an interrupted run equals that of an uninterrupted one.
        var day = new DateTimeOffset(begin.Began.UtcDateTime.Date, TimeSpan.Zero);

        // The report is written last, since it describes the other parts, but the crate describes it earlier. No file in a bag is written
        // twice.
        ReadOnlyMemory<byte> report = default;
        var candidates = new List<ArchiveEntry>();

        // The folder is listed in the meantime, which takes as long as the pages.
        await ConcurrentTasks
            .RunAsync(
                [
                    async token => report = await WritePagesAsync(current, tryAsync, day, token).ConfigureAwait(false),
                    token => Task.Run(() => ListUnknownAsync(candidates, token), token),
                ],
                cancellationToken
            )
            .ConfigureAwait(false);
        await context.Output.WriteAsync(PayloadPlace.Report, report, cancellationToken).ConfigureAwait(false);
        await RemoveLeftoversAsync(candidates, cancellationToken).ConfigureAwait(false);
        var result = current();
        await bag.FinishAsync(Describe(result), cancellationToken).ConfigureAwait(false);
        await sink.CompleteAsync(cancellationToken).ConfigureAwait(false);
        return result;
    }

    // Writes the pages and the crate, and returns the report, which describes the parts that failed.
    private async Task<ReadOnlyMemory<byte>> WritePagesAsync(
        Func<ExportResult> current,
        Func<ArchiveCategory, Func<Task>, Task<bool>> tryAsync,
        DateTimeOffset day,
        CancellationToken cancellationToken
    )
    {
        var report = Serialize(current());
        ReadOnlyMemory<byte> crate = default;
        if (
            !await tryAsync(ArchiveCategories.Crate, async () => crate = await MakeCrateAsync(report).ConfigureAwait(false))
                .ConfigureAwait(false)
        )
        {
            report = Serialize(current());
        }

        if (
            !await tryAsync(
                    ArchiveCategories.Pages,
                    () => ExportPages.WriteAsync(context, current(), PayloadPlace.Report, endpoint, day, cancellationToken)
                )
                .ConfigureAwait(false)
        )
        {
            report = Serialize(current());
            crate = crate.IsEmpty ? crate : await MakeCrateAsync(report).ConfigureAwait(false);
        }

        if (
            !crate.IsEmpty
            && !await tryAsync(ArchiveCategories.Crate, () => context.Output.WriteAsync(PayloadPlace.Crate, crate, cancellationToken))
                .ConfigureAwait(false)
        )
        {
            report = Serialize(current());
        }

        return report;

        Task<ReadOnlyMemory<byte>> MakeCrateAsync(ReadOnlyMemory<byte> described) =>
            ExportCrate.MakeAsync(
                context,
                new ArchiveFile(PayloadPlace.Report, described.Length, Sha256Digest.Compute(described.Span)),
                endpoint,
                day,
                cancellationToken
            );
    }

    private ReadOnlyMemory<byte> Serialize(ExportResult result)
    {
        var report = new ReportDocument
        {
            Format = ReportDocument.FormatName,
            State = result.State,
            StateRemark = result.StateRemark,
            Request = begin.Request,
            Archives = context.Member?.Archived is { } members ? [.. members.Select(member => member.ProjectId)] : null,
            Categories = result.Categories,
            Failures = result.Failures,
            Changes = result.Changes,
            Others = result.Others,
            NotExportable = Reasons.NotExportable,
        };
        return report.ToJson();
    }

    private BagInfo Describe(ExportResult result)
    {
        var info = DescribeExport(result);
        return context.Request.BlankOthers
            ? info.Add(
                BagLabels.Blanked,
                "Data about others was removed from the lists. Images are unchanged. No project can be restored from this archive."
            )
            : info;
    }

    private BagInfo DescribeExport(ExportResult result)
    {
        var info = DescribeState(result);
        info = result.StateRemark is { } remark ? info.Add(BagLabels.StateRemark, remark) : info;
        return context.Member is { } member ? info.Add(BagLabels.Group, member.GroupId).Add(BagLabels.GroupCount, member.CountText) : info;
    }

    private BagInfo DescribeState(ExportResult result) =>
        new BagInfo()
            .Add(BagLabels.Identifier, begin.RequestId)
            .Add(BagLabels.Description, "Export of an Azure Custom Vision training resource: " + begin.Request)
            .Add(BagLabels.Endpoint, endpoint.AbsoluteUri)
            .Add(BagLabels.State, result.State.ToString())
            .Add(BagLabels.Began, begin.Began.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    // Lists the files that are not in the bag, although some of them may be in it, or gone, when the pages are written. Nothing is deleted
    // while the files are being listed.
    private async Task ListUnknownAsync(List<ArchiveEntry> unknown, CancellationToken cancellationToken)
    {
        if (sink is not IResumableArchiveSink resumable)
        {
            return;
        }

        var files = sink is DirectoryArchiveSink directory ? directory.ListExcept(IsInBag) : resumable.ListAsync(cancellationToken);
        await foreach (var file in files.ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!IsInBag(file.RelativePath))
            {
                unknown.Add(file);
            }
        }
    }

    private bool IsInBag(ReadOnlySpan<char> path) => PayloadPlace.TryCutPayload(ref path) && bag.Contains(path);

    // Removes files that an interrupted run left unfinished, and derived files of earlier passes and runs. Exported files are never
    // removed, see UnlistedObjects. Foreign files are not removed either, but they would make the bag invalid and have to be moved first.
    private async Task RemoveLeftoversAsync(List<ArchiveEntry> candidates, CancellationToken cancellationToken)
    {
        if (sink is not IResumableArchiveSink resumable)
        {
            return;
        }

        var foreign = 0;
        var leftovers = new List<ArchiveEntry>();
        foreach (var file in candidates)
        {
            switch (Judge(file))
            {
                case true:
                    leftovers.Add(file);
                    break;
                case null:
                    foreign++;
                    break;
            }
        }

        foreach (var file in leftovers)
        {
            await resumable.DeleteAsync(file, cancellationToken).ConfigureAwait(false);
        }

        if (foreign > 0)
        {
            throw ExportTarget.Foreign(resumable, foreign);
        }
    }

    // Gets whether a file is a leftover; null for a foreign file in the payload.
    private bool? Judge(ArchiveEntry file)
    {
        var path = file.RelativePath.AsSpan();
        var isPayload = PayloadPlace.TryCutPayload(ref path);
        if (isPayload && bag.Contains(path))
        {
            return false;
        }

        var kind = isPayload ? PayloadPlace.Of(path).Kind : PayloadKind.Foreign;
        return BagWriter.IsTagFile(file.RelativePath)
            || (kind is not (PayloadKind.Foreign or PayloadKind.Stray) && file.IsPartial)
            || (kind == PayloadKind.Derived && made.Contains(path.ToString()))
                ? true
            : isPayload ? null
            : false;
    }
}

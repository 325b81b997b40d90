using System.Globalization;
using System.Text.Json;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Export.Output;
using CustomVision.DataRights.Export.Reporting;

namespace CustomVision.DataRights.Export;

/// <summary>Writes what describes an export: the report, then the bag's own files; and removes what no longer belongs to it.</summary>
internal sealed class ExportFinisher(ExportContext context, BagWriter bag, IArchiveSink sink, ExportBeginning begin, IReadOnlySet<string> made, Uri endpoint)
{
    public async Task FinishAsync(ExportResult result, CancellationToken cancellationToken)
    {
        // The day alone: the payload of a run that was interrupted equals that of one that was not.
        var day = new DateTimeOffset(begin.Began.UtcDateTime.Date, TimeSpan.Zero);
        await WriteReportAsync(result, cancellationToken).ConfigureAwait(false);
        await ExportPages.WriteAsync(context, result, endpoint, day, cancellationToken).ConfigureAwait(false);
        await ExportCrate.WriteAsync(context, endpoint, day, cancellationToken).ConfigureAwait(false);
        RemoveLeftovers();
        await bag.FinishAsync(Describe(result), cancellationToken).ConfigureAwait(false);
        await sink.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private Task WriteReportAsync(ExportResult result, CancellationToken cancellationToken)
    {
        var report = new ReportDocument
        {
            State = result.State,
            Request = begin.Request,
            Categories = result.Categories,
            Failures = result.Failures,
            Changes = result.Changes,
            Others = result.Others,
            NotExportable = Reasons.NotExportable,
        };
        var json = JsonSerializer.SerializeToUtf8Bytes(report, ReportJsonContext.Default.ReportDocument);
        return context.Output.WriteAsync(ArchivePath.Parse("report.json"), json, cancellationToken);
    }

    private BagInfo Describe(ExportResult result)
    {
        var info = DescribeExport(result);
        return context.Request.BlankOthers
            ? info.Add("Export-Blanked", "What the lists said about others was removed. Images are unchanged. No project can be restored from this archive.")
            : info;
    }

    private BagInfo DescribeExport(ExportResult result) => new BagInfo()
        .Add("External-Identifier", begin.RequestId)
        .Add("External-Description", "Export of an Azure Custom Vision training resource: " + begin.Request)
        .Add("Source-Endpoint", endpoint.AbsoluteUri)
        .Add("Export-State", result.State.ToString())
        .Add("Export-Began", begin.Began.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    // What an interrupted run left unfinished, and what an earlier look or run made from the rest. What was exported once is never removed, see KeptFiles;
    // and what is somebody else's neither: it would make the bag invalid, so that it has to be moved first.
    private void RemoveLeftovers()
    {
        if (sink is not DirectoryArchiveSink directory)
        {
            return;
        }

        var foreign = 0;
        foreach (var file in directory.EnumerateFiles().ToList())
        {
            var isPayload = file.RelativePath.StartsWith("data/", StringComparison.Ordinal);
            if (isPayload && bag.Contains(file.RelativePath.AsSpan("data/".Length)))
            {
                continue;
            }

            var place = ExportPlaces.Of(file.RelativePath);
            if (place == ExportPlace.Bag || (place != ExportPlace.Foreign && file.IsPartial) || (place == ExportPlace.Derived && made.Contains(file.RelativePath["data/".Length..])))
            {
                directory.Delete(file);
            }
            else if (isPayload)
            {
                foreign++;
            }
        }

        if (foreign > 0)
        {
            throw ExportTarget.Foreign(directory, foreign);
        }
    }
}

using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Export.Reporting;
using CustomVision.DataRights.Viewer;

namespace CustomVision.DataRights.Export;

/// <summary>Writes the human-readable pages from the exported content and the result of the export.</summary>
internal static class ExportPages
{
    public static async Task WriteAsync(
        ExportContext context,
        ExportResult result,
        ArchivePath report,
        Uri endpoint,
        DateTimeOffset day,
        CancellationToken cancellationToken
    )
    {
        var texts = ReportTexts.For(context.Request.Language);
        var summary = new ArchiveSummary
        {
            SourceEndpoint = endpoint.AbsoluteUri,
            Software = BagWriter.AgentWithVersion,
            StartedOn = DateOnly.FromDateTime(day.UtcDateTime),
            Outcome = result.State,
            OutcomeRemark = result.StateRemark is { } remark ? texts.Translate(remark) : null,
            Categories =
            [
                .. ArchiveCategories.Reported.Select(category => Summarize(category, result.Categories, texts)).OfType<CategorySummary>(),
            ],
            Remarks = [.. texts.Others(result.Others), .. result.Changes.Concat(Reasons.NotExportable).Select(texts.Translate)],
            Documents =
            [
                .. context
                    .Output.Documents.Select(document => document.Path)
                    .Append(report)
                    .Where(path => !path.Value.Contains('/', StringComparison.Ordinal))
                    .Order(),
            ],
        };
        var writer = new PageWriter(context.Output);
        try
        {
            await ArchiveViewer
                .WriteAsync(new ArchiveReader(context.Output), summary, context.Request.Language, writer.WriteAsync, cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            await writer.EndAsync().ConfigureAwait(false); // nothing may still be writing when a job ends
        }
    }

    // Creates one row per category for all projects and iterations: the worst state, the sums and the reasons.
    private static CategorySummary? Summarize(ArchiveCategory category, IReadOnlyList<CategoryReport> reports, ReportTexts texts)
    {
        var rows = reports
            .Where(report =>
                report.Category == category.Key
                && (category != ArchiveCategories.Projects || report.ProjectId is null || report.State != CategoryState.Exported)
            )
            .ToList();
        if (rows.Count == 0)
        {
            return null;
        }

        var state = rows.MaxBy(row => Weight(row.State))!.State;
        return new CategorySummary
        {
            Name = texts.CategoryName(category.Key),
            State = state,
            Expected = rows.Any(row => row.Expected is not null) ? rows.Sum(row => row.Expected ?? row.Found + row.LeftOut) : null,
            Found = rows.Sum(row => row.Found),
            Reason = string.Join(
                ' ',
                rows.Where(row => row.State == state || row.State == CategoryState.NotOffered)
                    .Select(row => row.Reason)
                    .OfType<string>()
                    .Distinct(StringComparer.Ordinal)
            )
                is { Length: > 0 } reason
                ? texts.Translate(reason)
                : null,
        };
    }

    private static int Weight(CategoryState state) =>
        state switch
        {
            CategoryState.Failed => 5,
            CategoryState.Forbidden => 4,
            CategoryState.Gone => 3,
            CategoryState.Exported => 2,
            CategoryState.NotOffered => 1,
            _ => 0,
        };
}

using System.Text.Json;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Report;

namespace CustomVision.DataRights.Archive.Verification;

/// <content>Checks the report: its counts must match the lists and documents, and its state must follow from its content.</content>
internal sealed partial class ArchiveContentCheck
{
    private async Task CheckReportAsync(
        Dictionary<(ArchiveCategory Category, ArchiveScope Scope), ContentCount> counts,
        IReadOnlyDictionary<(ArchiveCategory Category, ArchiveScope Scope), long> documents,
        CancellationToken cancellationToken
    )
    {
        if (catalog.Paths.Find(ReportPath) is not (>= 0 and var id) || !catalog[id].IsThere)
        {
            findings.Add(ArchiveFindingKind.Missing, ReportPath, "Every archive of this library has this file.");
            return;
        }

        try
        {
            var stream = await OpenAsync(ReportPath, cancellationToken).ConfigureAwait(false);
            await using var closing = stream.ConfigureAwait(false);
            if (
                await ReportDocument.ReadAsync(stream, cancellationToken).ConfigureAwait(false) is { } document
                && document.Categories.All(row => row is { Found: >= 0, Category: not null })
            )
            {
                if (!document.IsOfKnownFormat)
                {
                    Contradicts(
                        $"It has another format than '{ReportDocument.FormatName}'. Verify the archive with the version of the library "
                            + "that wrote it, or with a later one."
                    );
                    return;
                }

                var report = new ReportIndex(document);
                CheckRows(report, counts, documents);
                CheckLists(report, counts);
                CheckDocuments(report, documents);
                CheckState(document);
            }
            else
            {
                Contradicts("A category has no name, or no count of what was found.");
            }
        }
        catch (Exception broken) when (IsBrokenJson(broken))
        {
            // The parser's path contains only member names and numbers.
            Contradicts(
                broken is JsonException { Path: { Length: > 1 } path }
                    ? $"It is not a report of this version: {path} is missing members, or of another type."
                    : "It is not valid JSON, or not a report."
            );
        }
        catch (Exception fault) when (StorageFault.IsStorage(fault))
        {
            findings.AddUnreadable(ReportPath);
        }
    }

    private void Contradicts(string what) => findings.Add(ArchiveFindingKind.Malformed, ReportPath, what);

    // The objects that a row counts must exist. A row with a gap and without a count makes no statement: the archive may still contain a
    // list from before the gap or from an earlier pass, or the performance at a threshold that this pass did not read.
    private void CheckRows(
        ReportIndex report,
        Dictionary<(ArchiveCategory Category, ArchiveScope Scope), ContentCount> counts,
        IReadOnlyDictionary<(ArchiveCategory Category, ArchiveScope Scope), long> documents
    )
    {
        foreach (var (category, scope, row) in report.Rows.Where(entry => entry.Row.IsRead || entry.Row.Found > 0))
        {
            if (
                Count(report, category, scope, counts, documents) is { } number
                && number != row.Found
                && (row.IsRead || category != ArchiveCategories.Performance || number < row.Found)
            )
            {
                Contradicts(FormattableString.Invariant($"It counts {row.Found} under {category}{scope}; there are {number}."));
            }
            else if (row.IsRead && IsListed(category) && !counts.ContainsKey((category.List ?? category, scope)))
            {
                Contradicts($"It states that {category}{scope} were read, but there is no list of them.");
            }
        }
    }

    // Returns null if the archive contains nothing to compare with the row.
    private static long? Count(
        ReportIndex report,
        ArchiveCategory category,
        ArchiveScope scope,
        Dictionary<(ArchiveCategory Category, ArchiveScope Scope), ContentCount> counts,
        IReadOnlyDictionary<(ArchiveCategory Category, ArchiveScope Scope), long> documents
    )
    {
        if (IsListed(category))
        {
            return category.List is { } list
                ? counts.GetValueOrDefault((list, scope)).Files
                : counts.GetValueOrDefault((category, scope)).Entries;
        }

        var isCounted =
            category == ArchiveCategories.Projects
                ? scope.ProjectId is not null || !(report.NamesProjects || report.IsDisturbed(null))
                : category != ArchiveCategories.Iterations || (scope.IterationId is null && !report.IsDisturbed(scope.ProjectId));
        return isCounted ? documents.GetValueOrDefault((category, scope)) : null;
    }

    private static bool IsListed(ArchiveCategory category) => category.IsList || category.List is not null;

    private void CheckLists(ReportIndex report, Dictionary<(ArchiveCategory Category, ArchiveScope Scope), ContentCount> counts)
    {
        foreach (var ((category, scope), count) in counts.Where(count => count.Key.Category.IsReported))
        {
            // If something is incomplete, lists without files may remain from an earlier pass without having their own row.
            if (category.Files is { } files)
            {
                Require(report, category, scope, count.Entries);
                Require(report, files, scope, count.Files);
            }
            else if (!report.IsDisturbed(scope.ProjectId))
            {
                Require(report, category, scope, count.Entries);
            }
        }
    }

    private void CheckDocuments(ReportIndex report, IReadOnlyDictionary<(ArchiveCategory Category, ArchiveScope Scope), long> documents)
    {
        foreach (
            var ((category, scope), count) in documents.Where(document =>
                !report.IsDisturbed(document.Key.Scope.ProjectId)
                && Count(report, document.Key.Category, document.Key.Scope, [], documents) is not null
            )
        )
        {
            Require(report, category, scope, count);
        }
    }

    private void Require(ReportIndex report, ArchiveCategory category, ArchiveScope scope, long count)
    {
        // Wrong numbers are reported by CheckRows.
        if (report.RowsOf(category, scope).All(row => !row.IsRead && row.Found == 0 && count != 0))
        {
            Contradicts(FormattableString.Invariant($"It does not count the {count} that are there of {category}{scope}."));
        }
    }

    // The state must agree in three places: the report, bag-info.txt, and the states of the categories.
    private void CheckState(ReportDocument report)
    {
        if (info is not null && !string.Equals(info[BagLabels.State], report.State.ToString(), StringComparison.Ordinal))
        {
            Contradicts($"Its state is not the one that {BagWriter.Info} gives.");
        }

        if (ReportDocument.StateOf(report.Categories, report.Failures, report.Changes) is var expected && report.State != expected)
        {
            Contradicts($"According to its categories, failures and changes, the export is {expected}, but its state differs.");
        }
    }

    // The parser accepts an unpaired surrogate, but reading its text fails.
    private static bool IsBrokenJson(Exception fault) => fault is JsonException or InvalidOperationException;
}

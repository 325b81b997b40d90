using System.Text.Json;

namespace CustomVision.DataRights.Archive.Verification;

/// <content>The report: its counts are those of the lists and documents, and its state follows from what it names.</content>
internal sealed partial class OwnBagCheck
{
    // The report counts what is listed, and apart from it the files that came with it.
    private static readonly Dictionary<string, string> FilesOf = new(StringComparer.Ordinal)
    {
        ["images"] = "image-files",
        ["iteration-images"] = "iteration-image-files",
        ["predictions"] = "prediction-files",
        ["models"] = "model-files",
    };

    private static readonly Dictionary<string, string> ItemsOf = FilesOf.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    private async Task CheckReportAsync(Dictionary<OwnScope, OwnCounts> counts, IReadOnlyDictionary<OwnScope, long> documents, CancellationToken cancellationToken)
    {
        if (catalog.Paths.Find(Report) is not (>= 0 and var id) || !catalog[id].IsThere)
        {
            findings.Add(ArchiveFindingKind.Missing, Report, "Every archive of this library has this file.");
            return;
        }

        try
        {
            var stream = Open(Report);
            await using var closing = stream.ConfigureAwait(false);
            using var document = await JsonDocument.ParseAsync(stream, default, cancellationToken).ConfigureAwait(false);
            if (OwnReport.Read(document.RootElement, Contradicts) is { } report)
            {
                CheckRows(report, counts, documents);
                CheckLists(report, counts);
                CheckDocuments(report, documents);
                CheckState(report);
            }
        }
        catch (Exception broken) when (IsBrokenJson(broken))
        {
            Contradicts("It is not valid JSON.");
        }
        catch (Exception fault) when (StorageFault.IsStorage(fault))
        {
            findings.Add(ArchiveFindingKind.Missing, Report, "The file is there and can't be read.");
        }
    }

    private void Contradicts(string what) => findings.Add(ArchiveFindingKind.Malformed, Report, what);

    // What a row counts is there. One that ended with a gap and counts nothing claims nothing: a list may still be there, from before the gap or
    // from an earlier look. So may the performance at a threshold that this look did not get.
    private void CheckRows(OwnReport report, Dictionary<OwnScope, OwnCounts> counts, IReadOnlyDictionary<OwnScope, long> documents)
    {
        foreach (var row in report.Rows.Where(row => row.IsRead || row.Found > 0))
        {
            if (Count(report, row.Scope, counts, documents) is { } number && number != row.Found && (row.IsRead || row.Scope.Category is not "performance" || number < row.Found))
            {
                Contradicts(FormattableString.Invariant($"It counts {row.Found} under {row.Scope.Category}{row.Scope.Place}; there are {number}."));
            }
            else if (row.IsRead && IsListed(row.Scope.Category) && !counts.ContainsKey(row.Scope with { Category = ItemsOf.GetValueOrDefault(row.Scope.Category, row.Scope.Category) }))
            {
                Contradicts($"It says that {row.Scope.Category}{row.Scope.Place} were read, and there is no list of them.");
            }
        }
    }

    // Null where nothing in the archive can be held against the row.
    private static long? Count(OwnReport report, OwnScope scope, Dictionary<OwnScope, OwnCounts> counts, IReadOnlyDictionary<OwnScope, long> documents) => scope.Category switch
    {
        var files when ItemsOf.TryGetValue(files, out var items) => counts.GetValueOrDefault(scope with { Category = items }).Files,
        var items when IsListed(items) => counts.GetValueOrDefault(scope).Items,
        "account" or "performance" => documents.GetValueOrDefault(scope),
        "projects" when scope.Project is not null || !(report.NamesProjects || report.IsDisturbed(null)) => documents.GetValueOrDefault(scope),
        "iterations" when scope.Iteration is null && !report.IsDisturbed(scope.Project) => documents.GetValueOrDefault(scope),
        _ => null,
    };

    private static bool IsListed(string category) =>
        FilesOf.ContainsKey(category) || ItemsOf.ContainsKey(category) || category is "tags" or "suggestions" or "image-performance" or "domains";

    private void CheckLists(OwnReport report, Dictionary<OwnScope, OwnCounts> counts)
    {
        foreach (var (scope, count) in counts.Where(count => count.Key.Category != OwnScope.Gone))
        {
            // Where something is not whole, lists that name no files are kept from an earlier look without a row of their own.
            if (FilesOf.TryGetValue(scope.Category, out var files))
            {
                Require(report, scope, count.Items);
                Require(report, scope with { Category = files }, count.Files);
            }
            else if (!report.IsDisturbed(scope.Project))
            {
                Require(report, scope, count.Items);
            }
        }
    }

    private void CheckDocuments(OwnReport report, IReadOnlyDictionary<OwnScope, long> documents)
    {
        foreach (var (scope, count) in documents.Where(document => !report.IsDisturbed(document.Key.Project) && Count(report, document.Key, [], documents) is not null))
        {
            Require(report, scope, count);
        }
    }

    private void Require(OwnReport report, OwnScope scope, long count)
    {
        // A number that is wrong is named where the rows are checked.
        if (report.RowsOf(scope).All(row => !row.IsRead && row.Found == 0 && count != 0))
        {
            Contradicts(FormattableString.Invariant($"It does not count the {count} that are there of {scope.Category}{scope.Place}."));
        }
    }

    // The state stands in three places, which must agree: here, in bag-info.txt, and in how the categories ended.
    private void CheckState(OwnReport report)
    {
        if (info is not null && !string.Equals(info["Export-State"], report.State, StringComparison.Ordinal))
        {
            Contradicts($"Its state is not the one that {BagWriter.Info} gives.");
        }

        if (!string.Equals(report.State, report.ExpectedState, StringComparison.Ordinal))
        {
            Contradicts($"An export that ends as its categories, failures and changes say is {report.ExpectedState}, and its state is another.");
        }
    }

    // Half a surrogate pair passes the parser, and is refused when its text is asked for.
    private static bool IsBrokenJson(Exception fault) => fault is JsonException or InvalidOperationException;
}

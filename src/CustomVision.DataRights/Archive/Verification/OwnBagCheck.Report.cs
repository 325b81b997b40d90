using System.Text.Json;

namespace CustomVision.DataRights.Archive.Verification;

/// <content>The report: its counts are those of the lists.</content>
internal sealed partial class OwnBagCheck
{
    // The report counts what is listed, and apart from it the files that came with it.
    private static readonly (string Items, string Files, string List)[] Categories =
    [
        ("images", "image-files", "images"),
        ("iteration-images", "iteration-image-files", "images"),
        ("predictions", "prediction-files", "predictions"),
        ("models", "model-files", "models"),
    ];

    private async Task CheckReportAsync(Dictionary<OwnScope, OwnCounts> counts, CancellationToken cancellationToken)
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
            if (document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("categories", out var categories) || categories.ValueKind != JsonValueKind.Array)
            {
                findings.Add(ArchiveFindingKind.Malformed, Report, "It has no list of categories.");
                return;
            }

            var counted = new HashSet<OwnScope>();
            foreach (var category in categories.EnumerateArray())
            {
                CheckCategory(category, counts, counted);
            }

            foreach (var scope in counts.Keys.Where(scope => scope.Category != OwnScope.Gone && !counted.Contains(scope)))
            {
                findings.Add(ArchiveFindingKind.Malformed, Report, $"It has no category for the list of {scope.Category} of project {scope.Project:D}{(scope.Iteration is null ? "" : $", iteration {scope.Iteration:D}")}.");
            }

            CheckState(document.RootElement, categories);
        }
        catch (Exception broken) when (IsBrokenJson(broken))
        {
            findings.Add(ArchiveFindingKind.Malformed, Report, "It is not valid JSON.");
        }
        catch (Exception fault) when (StorageFault.IsStorage(fault))
        {
            findings.Add(ArchiveFindingKind.Missing, Report, "The file is there and can't be read.");
        }
    }

    // The state stands in three places, which must agree: here, in bag-info.txt, and in how the categories ended.
    private void CheckState(JsonElement report, JsonElement categories)
    {
        var state = Text(report, "state");
        if (info?["Export-State"] is { } declared && !declared.Equals(state, StringComparison.Ordinal))
        {
            findings.Add(ArchiveFindingKind.Malformed, Report, $"Its state is not the one that {BagWriter.Info} gives.");
        }

        var hasGap = categories.EnumerateArray().Any(category => category.ValueKind == JsonValueKind.Object && Text(category, "state") is "Failed" or "Forbidden" or "Gone")
            || (report.TryGetProperty("failures", out var failures) && failures.ValueKind == JsonValueKind.Array && failures.GetArrayLength() > 0);
        if (hasGap && state == "Complete")
        {
            findings.Add(ArchiveFindingKind.Malformed, Report, "It says Complete, and names what is missing or in doubt.");
        }
    }

    private void CheckCategory(JsonElement category, Dictionary<OwnScope, OwnCounts> counts, HashSet<OwnScope> counted)
    {
        if (category.ValueKind != JsonValueKind.Object || Text(category, "category") is not { } name
            || !category.TryGetProperty("found", out var foundJson)
            || foundJson.ValueKind != JsonValueKind.Number || !foundJson.TryGetInt64(out var found) || found < 0)
        {
            findings.Add(ArchiveFindingKind.Malformed, Report, "A category has no name, or no number of what was found.");
            return;
        }

        if (!Guid.TryParse(Text(category, "projectId"), out var project))
        {
            return;
        }

        Guid? iteration = Guid.TryParse(Text(category, "iterationId"), out var id) ? id : null;
        foreach (var (items, files, list) in Categories)
        {
            var countsItems = name.Equals(items, StringComparison.Ordinal);
            if (countsItems || name.Equals(files, StringComparison.Ordinal))
            {
                // A list that failed in mid-way is left out: the report then says so, and counts nothing.
                var scope = new OwnScope(list, project, iteration);
                var there = counts.GetValueOrDefault(scope);
                counted.Add(scope);
                var number = countsItems ? there.Items : there.Files;
                if (number != found)
                {
                    findings.Add(
                        ArchiveFindingKind.Malformed,
                        Report,
                        FormattableString.Invariant($"It counts {found} of {name} for project {project:D}{(iteration is null ? "" : $", iteration {iteration:D}")}; the list has {number}."));
                }
            }
        }
    }

    // Half a surrogate pair passes the parser, and is refused when its text is asked for.
    private static bool IsBrokenJson(Exception fault) => fault is JsonException or InvalidOperationException;

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

using System.Text.Json;

namespace CustomVision.DataRights.Archive.Verification;

/// <content>The report: its counts are those of the lists.</content>
internal sealed partial class OwnBagCheck
{
    // The report counts what is listed, and apart from it the files that came with it.
    private static readonly (string Items, string Files)[] Categories =
    [
        ("images", "image-files"), ("predictions", "prediction-files"), ("models", "model-files"),
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

            foreach (var category in categories.EnumerateArray())
            {
                CheckCategory(category, counts);
            }
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

    private void CheckCategory(JsonElement category, Dictionary<OwnScope, OwnCounts> counts)
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
        foreach (var (items, files) in Categories)
        {
            var countsItems = name.Equals(items, StringComparison.Ordinal);
            if (countsItems || name.Equals(files, StringComparison.Ordinal))
            {
                // A list that failed in mid-way is left out: the report then says so, and counts nothing.
                var there = counts.GetValueOrDefault(new OwnScope(items, project, iteration));
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

using CustomVision.DataRights.Export.Journal;

namespace CustomVision.DataRights.Export;

/// <summary>Compares the request of an unfinished export with the current request.</summary>
internal static class RequestComparison
{
    // The parts of a description, see ExportRequestText, by their beginnings. Only the categories have none.
    private static readonly (ExportRequestPart Part, string Beginning)[] Beginnings =
    [
        (ExportRequestPart.Projects, "projects "),
        (ExportRequestPart.Subject, "images chosen by "),
        (ExportRequestPart.BlankOthers, "others blanked, "),
        (ExportRequestPart.Predictions, "predictions by "),
        (ExportRequestPart.Renditions, "renditions "),
        (ExportRequestPart.Iterations, "iterations "),
        (ExportRequestPart.PerformanceThresholds, "thresholds "),
        (ExportRequestPart.Datasets, "data sets "),
        (ExportRequestPart.ModelsToBuild, "models built: "),
        (ExportRequestPart.Language, "language "),
    ];

    /// <summary>Gets the differences; never empty for two requests with different digests.</summary>
    /// <param name="begin">The record of the unfinished export.</param>
    /// <param name="request">The description of the current request.</param>
    /// <param name="apiVersion">The current version of the API.</param>
    /// <param name="requestId">The id of the current request; <see langword="null"/> if it has none.</param>
    public static IReadOnlyList<ExportRequestDifference> Between(
        JournalRecord begin,
        string request,
        string apiVersion,
        string? requestId
    )
    {
        var (earlier, current) = (PartsOf(begin.Request ?? ""), PartsOf(request));
        (earlier[ExportRequestPart.ApiVersion], current[ExportRequestPart.ApiVersion]) = (begin.ApiVersion ?? "", apiVersion);
        if (requestId is not null)
        {
            (earlier[ExportRequestPart.RequestId], current[ExportRequestPart.RequestId]) = (begin.RequestId ?? "", requestId);
        }

        List<ExportRequestDifference> differences =
        [
            .. Enum.GetValues<ExportRequestPart>()
                .Select(part => new ExportRequestDifference
                {
                    Part = part,
                    Earlier = earlier.GetValueOrDefault(part),
                    Current = current.GetValueOrDefault(part),
                })
                .Where(difference => !string.Equals(difference.Earlier, difference.Current, StringComparison.Ordinal)),
        ];
        return differences.Count > 0 ? differences : [new ExportRequestDifference { Part = ExportRequestPart.NotRecorded }];
    }

    private static Dictionary<ExportRequestPart, string> PartsOf(string description)
    {
        var parts = new Dictionary<ExportRequestPart, string>();
        foreach (var text in description.Split("; "))
        {
            var (part, beginning) = Array.Find(Beginnings, entry => text.StartsWith(entry.Beginning, StringComparison.Ordinal));
            (part, var value) =
                beginning is not null ? (part, text[beginning.Length..])
                : text == ExportRequestText.AllProjects ? (ExportRequestPart.Projects, ExportRequestDifference.All)
                : (ExportRequestPart.Categories, text);
            parts[part] =
                part == ExportRequestPart.Predictions ? "set"
                : value == ExportRequestText.AllModels ? ExportRequestDifference.All
                : value;
        }

        return parts;
    }
}

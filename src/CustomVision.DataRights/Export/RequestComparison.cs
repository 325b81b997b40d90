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

    // These have values that are not recorded. If one of them differs, the other values cannot be compared.
    private static readonly ExportRequestPart[] WithValues =
    [
        ExportRequestPart.Subject,
        ExportRequestPart.BlankOthers,
        ExportRequestPart.Predictions,
    ];

    /// <summary>Gets the differences; never empty for two requests with different digests.</summary>
    /// <param name="begin">The record of the unfinished export.</param>
    /// <param name="request">The current request.</param>
    /// <param name="endpoint">The current endpoint.</param>
    /// <param name="apiVersion">The current version of the API.</param>
    public static IReadOnlyList<ExportRequestDifference> Between(
        JournalRecord begin,
        ExportRequest request,
        Uri endpoint,
        string apiVersion
    )
    {
        var (earlier, current) = (PartsOf(begin.Request ?? ""), PartsOf(ExportRequestText.Describe(request)));
        (earlier[ExportRequestPart.ApiVersion], current[ExportRequestPart.ApiVersion]) = (begin.ApiVersion ?? "", apiVersion);
        if (request.RequestId is { } requestId)
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
        var isRestEqual =
            differences.Exists(difference => WithValues.Contains(difference.Part))
            || ExportRequestText.Fingerprint(request, endpoint, begin.ApiVersion ?? "", begin.Request ?? "") == begin.Sha256;
        return isRestEqual ? differences : [.. differences, new ExportRequestDifference { Part = ExportRequestPart.NotRecorded }];
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

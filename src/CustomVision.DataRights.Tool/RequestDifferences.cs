using System.Text.RegularExpressions;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary>Explains that a folder contains an unfinished export with other options, in terms of the options of <c>export</c>.</summary>
internal static partial class RequestDifferences
{
    private const string All = "all";

    /// <param name="differences">What differs.</param>
    /// <param name="request">The current request.</param>
    /// <param name="folder">The folder, as shown to the user.</param>
    public static string Explain(IReadOnlyList<ExportRequestDifference> differences, ExportRequest request, string folder) =>
        MessageTexts.Get("otherRequest", folder, string.Join(", ", differences.Select(difference => Explain(difference, request))));

    private static string Explain(ExportRequestDifference difference, ExportRequest request) =>
        difference.Part == ExportRequestPart.NotRecorded
            ? NotRecordedIn(request)
            : MessageTexts.Get(
                "otherRequest.changed",
                OptionOf(difference.Part),
                ValueOf(difference.Part, difference.Earlier),
                ValueOf(difference.Part, difference.Current)
            );

    // Both requests have the same options of these kinds, so a value differs that the journal does not record, or the endpoint.
    private static string NotRecordedIn(ExportRequest request)
    {
        string[] options =
        [
            .. request.Subject is null ? (string[])[] : [SelectorOptions.Names],
            .. request.KeptTagNames.Count + request.KeptTagIds.Count == 0 ? (string[])[] : ["--keep-tag"],
            .. request.Predictions is null ? (string[])[] : [PredictionOptions.Names],
        ];
        return options.Length == 0
            ? ResourceSettings.EndpointVariable
            : MessageTexts.Get(
                "otherRequest.or",
                MessageTexts.Get("otherRequest.value", string.Join(", ", options)),
                ResourceSettings.EndpointVariable
            );
    }

    private static string OptionOf(ExportRequestPart part) =>
        part switch
        {
            ExportRequestPart.Projects => "--project",
            ExportRequestPart.Subject => SelectorOptions.Names,
            ExportRequestPart.BlankOthers => "--blank-others, --keep-tag",
            ExportRequestPart.Predictions => PredictionOptions.Names,
            ExportRequestPart.Iterations => "--iteration",
            ExportRequestPart.Datasets => "--dataset",
            ExportRequestPart.ModelsToBuild => "--build-models",
            ExportRequestPart.Language => "--language",
            ExportRequestPart.RequestId => "--request-id",
            _ => MessageTexts.Get("otherRequest." + part),
        };

    private static string ValueOf(ExportRequestPart part, string? value) =>
        (part, value) switch
        {
            (_, null) => MessageTexts.Get("otherRequest.none"),
            (_, All) => MessageTexts.Get("otherRequest.all"),
            (ExportRequestPart.Subject, _) => MessageTexts.Get("otherRequest.subject", CountsIn(value)),
            (ExportRequestPart.BlankOthers, _) => MessageTexts.Get("otherRequest.keptTags", CountsIn(value)),
            (ExportRequestPart.Predictions, _) => MessageTexts.Get("otherRequest.set"),
            (ExportRequestPart.Datasets, _) => value.ToLowerInvariant(),
            _ => value,
        };

    // The journal records counts in place of names, such as "1 tag, 0 metadata pairs, 2 images".
    private static object?[] CountsIn(string value) => [.. Digits().Matches(value).Select(match => match.Value)];

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Digits();
}

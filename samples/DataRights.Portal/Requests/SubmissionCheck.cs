using System.Text.RegularExpressions;

namespace DataRights.Portal.Requests;

/// <summary>Checks a submission and reports all errors at once. Messages never repeat a value.</summary>
internal static partial class SubmissionCheck
{
    private const int MostDaysAgo = 365;
    private const int MostValues = 1000;
    private const int LongestValue = 256;

    public static Dictionary<string, string[]> Find(Submission submission, DateOnly today)
    {
        var faults = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var selection = submission.Selection;
        Require(submission.Id != Guid.Empty, "id", "The id is empty. Leave it out, or send a new UUID.");
        Require(
            submission.Reference is null || Reference().IsMatch(submission.Reference),
            "reference",
            "Use 1 to 64 letters, digits, '.', '_' or '-', and do not name the data subject."
        );
        Require(submission.ReceivedOn is null || submission.ReceivedOn <= today, "receivedOn", "The day of receipt is in the future.");
        Require(
            submission.ReceivedOn is null || submission.ReceivedOn >= today.AddDays(-MostDaysAgo),
            "receivedOn",
            "The day of receipt is more than a year ago. Check the year."
        );
        Require(
            selection.Tags.Count + selection.Metadata.Count + selection.ImageIds.Count + selection.PredictionIds.Count > 0,
            "selection",
            "The selection is empty. Name the data subject's tags, metadata, images or predictions."
        );
        Require(AreTexts(selection.Tags), "selection.tags", $"Send at most {MostValues} names of 1 to {LongestValue} characters.");
        Require(
            AreTexts(selection.Metadata.Select(pair => pair.Key)) && AreTexts(selection.Metadata.Select(pair => pair.Value)),
            "selection.metadata",
            $"Send at most {MostValues} pairs, each with a key and a value of 1 to {LongestValue} characters."
        );
        Require(AreIds(selection.ImageIds), "selection.imageIds", $"Send at most {MostValues} ids, none of them empty.");
        Require(AreIds(selection.PredictionIds), "selection.predictionIds", $"Send at most {MostValues} ids, none of them empty.");
        Require(AreIds(selection.ProjectIds), "selection.projectIds", $"Send at most {MostValues} ids, none of them empty.");
        if (submission.Kind == RequestKind.Access)
        {
            const string Only = "This member belongs to erasure requests. Leave it out.";
            Require(selection.Models is null, "selection.models", Only);
            Require(!selection.AcceptCollateral, "selection.acceptCollateral", Only);
            Require(!selection.DeleteEmptiedTags, "selection.deleteEmptiedTags", Only);
            Require(selection.PredictionIds.Count == 0, "selection.predictionIds", Only);
            Require(
                !selection.BlankOthers || selection.Tags.Count > 0,
                "selection.blankOthers",
                "Others can be told apart only by the data subject's tags. Name at least one in selection.tags."
            );
        }
        else
        {
            Require(!selection.BlankOthers, "selection.blankOthers", "This member belongs to access requests. Leave it out.");
        }

        return faults;

        void Require(bool holds, string field, string message)
        {
            if (!holds)
            {
                faults[field] = [.. faults.GetValueOrDefault(field, []), message];
            }
        }
    }

    private static bool AreTexts(IEnumerable<string> values)
    {
        var texts = values.ToList();
        return texts.Count <= MostValues && texts.TrueForAll(text => !string.IsNullOrWhiteSpace(text) && text.Length <= LongestValue);
    }

    private static bool AreIds(IReadOnlyList<Guid> ids) => ids.Count <= MostValues && !ids.Contains(Guid.Empty);

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,64}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}

using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Subjects;

namespace DataRights.Portal.Requests;

/// <summary>Maps a selection to the library's requests.</summary>
internal static class SelectionMapping
{
    /// <remarks>The archive has the id of the request, so that a resumed export is the same request.</remarks>
    public static ExportRequest ToExport(Guid id, Selection selection) =>
        new()
        {
            RequestId = id.ToString(),
            ProjectIds = [.. selection.ProjectIds],
            Subject = Subject(selection),
            BlankOthers = selection.BlankOthers,
        };

    public static ErasureRequest ToErasure(Selection selection)
    {
        var request =
            selection.Tags.Count + selection.Metadata.Count + selection.ImageIds.Count > 0
                ? ErasureRequest.ForSubject(Subject(selection), selection.ProjectIds)
                : ErasureRequest.ForPredictions(selection.PredictionIds, selection.ProjectIds);
        request.PredictionIds = [.. selection.PredictionIds];
        request.AcceptCollateral = selection.AcceptCollateral;
        request.DeleteEmptiedTags = selection.DeleteEmptiedTags;
        request.Models = selection.Models switch
        {
            ModelChoice.Delete => ModelDecision.DeleteIteration,
            ModelChoice.Retrain => ModelDecision.Retrain,
            _ => null,
        };
        return request;
    }

    private static SubjectSelector Subject(Selection selection) =>
        new()
        {
            TagNames = [.. selection.Tags],
            Metadata = [.. selection.Metadata.Select(pair => KeyValuePair.Create(pair.Key, pair.Value))],
            ImageIds = [.. selection.ImageIds],
        };
}

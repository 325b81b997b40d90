using System.Net;

namespace CustomVision.DataRights.Deletion;

/// <summary>What a failed call says about the objects that it was to delete.</summary>
internal static class DeletionFailure
{
    /// <summary>A redirect or a refusal changed nothing. After anything else the deletion may have been made all the same.</summary>
    public static DeletionOutcome OutcomeOf(TrainingApiException error) =>
        error.Status is { } status and not HttpStatusCode.RequestTimeout && (int)status is >= 300 and < 500
            ? DeletionOutcome.Failed
            : DeletionOutcome.Unknown;
}

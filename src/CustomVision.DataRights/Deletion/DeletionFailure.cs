using System.Net;

namespace CustomVision.DataRights.Deletion;

/// <summary>Determines the outcome for the objects of a failed deletion.</summary>
internal static class DeletionFailure
{
    /// <summary>
    /// Gets <see cref="DeletionOutcome.Failed"/> for a redirect or a rejection, which changed nothing. After any other failure, the
    /// deletion may nevertheless have been executed.
    /// </summary>
    public static DeletionOutcome OutcomeOf(TrainingApiException error) =>
        error.Status is { } status and not HttpStatusCode.RequestTimeout && (int)status is >= 300 and < 500
            ? DeletionOutcome.Failed
            : DeletionOutcome.Unknown;
}

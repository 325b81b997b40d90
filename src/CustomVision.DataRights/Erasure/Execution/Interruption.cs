using CustomVision.DataRights.Erasure.Journal;
using CustomVision.DataRights.Erasure.Texts;
using CustomVision.DataRights.Training;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>The reason why an execution ended early, without file names, personal data or secrets.</summary>
internal sealed class Interruption(ILogger logger, Guid planId)
{
    /// <summary>The code for a canceled call.</summary>
    public const string Cancelled = nameof(Cancelled);

    /// <summary>The first reason; null if there is none, or if the journal failed.</summary>
    public string? Reason { get; private set; }

    /// <summary>The reason why the journal could not be written; null if it did not fail.</summary>
    public string? JournalFailure { get; private set; }

    public bool IsSet => Reason is not null || JournalFailure is not null;

    /// <summary>The reason why nothing was verified.</summary>
    public string Refusal => ErasureTexts.English("Interrupted", Reason);

    public void Set(string reason)
    {
        Reason ??= reason;
        ErasureLog.Interrupted(logger, planId, reason);
    }

    public void Set(Exception failure, CancellationToken cancellationToken) =>
        Set(
            failure switch
            {
                OperationCanceledException when cancellationToken.IsCancellationRequested => Cancelled,
                ErasureRejectedException rejected => rejected.Rejection.ToString(),
                DataRightsException error => ServiceAnswer.ReasonOf(error),

                // Only the type is recorded: the message may contain file names.
                _ => failure.GetType().Name,
            }
        );

    public void SetJournal(JournalFailedException failure)
    {
        JournalFailure = failure.InnerException!.GetType().Name;
        ErasureLog.JournalFailed(logger, planId, JournalFailure);
    }
}

using CustomVision.DataRights.Erasure.Journal;
using CustomVision.DataRights.Erasure.Pages;
using CustomVision.DataRights.Training;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>What ended an execution before its end, in words that name no file, no person and no secret.</summary>
internal sealed class Interruption(ILogger logger, Guid planId)
{
    /// <summary>The word for a call that its caller cancelled.</summary>
    public const string Cancelled = nameof(Cancelled);

    /// <summary>The first thing that stopped it; null for none, or where the journal did.</summary>
    public string? Reason { get; private set; }

    /// <summary>Why the journal could not be written; null where it could.</summary>
    public string? JournalFailure { get; private set; }

    public bool IsSet => Reason is not null || JournalFailure is not null;

    /// <summary>Why nothing was verified.</summary>
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

                // Its kind alone: its message may name files.
                _ => failure.GetType().Name,
            }
        );

    public void SetJournal(JournalFailedException failure)
    {
        JournalFailure = failure.InnerException!.GetType().Name;
        ErasureLog.JournalFailed(logger, planId, JournalFailure);
    }
}

using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.Erasure;

/// <summary>The log messages of an erasure, which contain only ids, counts and digests. Event ids 1400 to 1499.</summary>
internal static partial class ErasureLog
{
    [LoggerMessage(1400, LogLevel.Information, "Plan {PlanId} ({Digest}) has {Steps} steps for {Objects} objects; nothing was changed")]
    public static partial void Planned(ILogger logger, Guid planId, string digest, int steps, int objects);

    [LoggerMessage(1401, LogLevel.Information, "Executing plan {PlanId} (resumed: {IsResumed}); {Unplanned} objects differ from it")]
    public static partial void Executing(ILogger logger, Guid planId, bool isResumed, int unplanned);

    [LoggerMessage(1402, LogLevel.Error, "The journal of plan {PlanId} could not be written ({Failure}); nothing more is deleted")]
    public static partial void JournalFailed(ILogger logger, Guid planId, string failure);

    [LoggerMessage(
        1403,
        LogLevel.Information,
        "Plan {PlanId} ended as {State}: {Erased} erased and {AlreadyGone} gone before, of {Objects}; receipt {Digest}"
    )]
    public static partial void Receipted(
        ILogger logger,
        Guid planId,
        ErasureState state,
        int erased,
        int alreadyGone,
        int objects,
        string digest
    );

    [LoggerMessage(1404, LogLevel.Warning, "Plan {PlanId} was interrupted ({Reason}); execute it again with the same journal to resume")]
    public static partial void Interrupted(ILogger logger, Guid planId, string reason);

    [LoggerMessage(1405, LogLevel.Warning, "The progress listener failed ({Failure}); it receives no further updates")]
    public static partial void ProgressFailed(ILogger logger, string failure);
}

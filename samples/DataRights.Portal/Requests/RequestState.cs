namespace DataRights.Portal.Requests;

/// <summary>The states of a request. <see cref="RequestLifecycle"/> lists the permitted transitions.</summary>
internal enum RequestState
{
    /// <summary>Stored and waiting for the worker.</summary>
    Received = 0,

    /// <summary>The erasure is being planned. Nothing is deleted.</summary>
    Planning = 1,

    /// <summary>The plan waits for a second person.</summary>
    AwaitingApproval = 2,

    /// <summary>The data is being exported, or erased.</summary>
    Running = 3,

    /// <summary>The archive is being read back, or the erasure is being verified.</summary>
    Verifying = 4,

    /// <summary>Answered in full.</summary>
    Completed = 5,

    /// <summary>Answered. The receipt lists data that changed during the run, was retained or is new.</summary>
    CompletedWithDifferences = 6,

    /// <summary>Not answered. An operator can retry or cancel it.</summary>
    Failed = 7,

    /// <summary>Withdrawn, or refused by an operator.</summary>
    Cancelled = 8,
}

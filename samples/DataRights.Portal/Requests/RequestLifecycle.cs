namespace DataRights.Portal.Requests;

/// <summary>The state machine of a request, and its states in the terms of OpenDSR.</summary>
internal static class RequestLifecycle
{
    public static bool CanMove(RequestKind kind, RequestState from, RequestState to) =>
        (kind, from, to) switch
        {
            (_, RequestState.Received, RequestState.Failed or RequestState.Cancelled) => true,
            (RequestKind.Access, RequestState.Received, RequestState.Running) => true,
            (RequestKind.Erasure, RequestState.Received, RequestState.Planning) => true,
            (RequestKind.Erasure, RequestState.Planning, RequestState.AwaitingApproval or RequestState.Failed or RequestState.Cancelled) =>
                true,
            (RequestKind.Erasure, RequestState.AwaitingApproval, RequestState.Running or RequestState.Failed or RequestState.Cancelled) =>
                true,
            (_, RequestState.Running, RequestState.Verifying or RequestState.Failed) => true,
            (_, RequestState.Verifying, RequestState.Completed or RequestState.CompletedWithDifferences or RequestState.Failed) => true,

            // Deleted data cannot be restored, so only a copy can be canceled midway.
            (RequestKind.Access, RequestState.Running or RequestState.Verifying, RequestState.Cancelled) => true,
            (_, RequestState.Failed, RequestState.Received or RequestState.Cancelled) => true,
            _ => false,
        };

    /// <summary>Gets whether the request is permanently closed.</summary>
    public static bool IsClosed(RequestState state) =>
        state is RequestState.Completed or RequestState.CompletedWithDifferences or RequestState.Cancelled;

    /// <summary>Gets whether the worker has to process the request.</summary>
    public static bool IsWorkersTurn(RequestState state) =>
        state is RequestState.Received or RequestState.Planning or RequestState.Running or RequestState.Verifying;

    /// <summary>Gets the <c>request_status</c> of OpenDSR.</summary>
    /// <remarks>
    /// A failed request still has to be answered, and OpenDSR has no status for failures. It is in progress until an operator retries or
    /// cancels it.
    /// </remarks>
    public static string OpenDsrStatus(RequestState state) =>
        state switch
        {
            RequestState.Received => "pending",
            RequestState.Completed or RequestState.CompletedWithDifferences => "completed",
            RequestState.Cancelled => "cancelled",
            _ => "in_progress",
        };
}

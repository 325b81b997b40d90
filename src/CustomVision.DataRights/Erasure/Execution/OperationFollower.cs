using CustomVision.DataRights.Account;
using CustomVision.DataRights.Polling;

namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>
/// Starts a long-running deletion and polls it until it ends or a deadline passes. Reports the state of the operation; only the
/// verification decides whether the account is gone.
/// </summary>
internal sealed class OperationFollower(IAccountManager manager, TimeProvider time, TimeSpan deadline)
{
    // The service probably did not receive an unanswered request that had no effect on the account. More than one query is needed, since a
    // stale state may not show the effect yet.
    private const int MaxPollsAfterNoAnswer = 3;

    // Another operation is in progress, or an earlier deletion has not reached every part of the service yet.
    private static readonly HashSet<string> Passing = new(StringComparer.OrdinalIgnoreCase)
    {
        "RequestConflict",
        "AnotherOperationInProgress",
        "AccountProvisioningStateInvalid",
    };

    /// <param name="start">Starts the operation.</param>
    /// <param name="ask">The callback that queries the object that the operation deletes.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The operation is not cancelled.</param>
    /// <returns>The last known state: <see cref="AccountOperationState.Running"/> if the deadline passed.</returns>
    public async Task<AccountOperation> RunAsync(
        Func<CancellationToken, Task<AccountOperation>> start,
        Func<CancellationToken, Task<AccountAnswer>> ask,
        CancellationToken cancellationToken
    )
    {
        var (backoff, looks) = (new PollingBackoff(time, deadline), 0);
        var operation = await start(cancellationToken).ConfigureAwait(false);
        while (MayChange(operation) && await backoff.WaitAsync(cancellationToken, operation.RetryAfter).ConfigureAwait(false))
        {
            if (operation.State == AccountOperationState.Refused)
            {
                operation = await start(cancellationToken).ConfigureAwait(false);
                continue;
            }

            operation = await NextAsync(operation, ask, cancellationToken).ConfigureAwait(false);
            if (operation.State == AccountOperationState.Unanswered && ++looks >= MaxPollsAfterNoAnswer)
            {
                break;
            }
        }

        return operation;
    }

    private static bool MayChange(AccountOperation operation) =>
        operation.State switch
        {
            AccountOperationState.Running or AccountOperationState.Unanswered => true,
            AccountOperationState.Refused => operation.Code is { } code && Passing.Contains(code),
            _ => false,
        };

    private async Task<AccountOperation> NextAsync(
        AccountOperation operation,
        Func<CancellationToken, Task<AccountAnswer>> ask,
        CancellationToken cancellationToken
    )
    {
        if (operation is { State: AccountOperationState.Running, StatusAddress: not null })
        {
            var next = await manager.FollowAsync(operation, cancellationToken).ConfigureAwait(false);
            if (next.State is not (AccountOperationState.Unanswered or AccountOperationState.Refused))
            {
                return next with
                {
                    RequestId = operation.RequestId ?? next.RequestId,
                    StatusAddress = next.StatusAddress ?? operation.StatusAddress,
                };
            }
        }

        // Without a status to read, the account itself is queried.
        var answer = await ask(cancellationToken).ConfigureAwait(false);
        return answer.Presence == AccountPresence.Gone
                ? operation with
                {
                    State = AccountOperationState.Succeeded,
                    Code = null,
                    RetryAfter = null,
                }
            : AccountDrift.IsGoing(answer) ? operation with { State = AccountOperationState.Running }
            : operation;
    }
}

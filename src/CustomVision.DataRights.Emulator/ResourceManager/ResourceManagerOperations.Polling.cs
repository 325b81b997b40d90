using System.Globalization;
using CustomVision.DataRights.Emulator.Behavior;
using CustomVision.DataRights.Emulator.Later;
using CustomVision.DataRights.Emulator.Operations;

namespace CustomVision.DataRights.Emulator.ResourceManager;

internal static partial class ResourceManagerOperations
{
    /// <summary>Starts a long-running operation, or completes it immediately if its duration is zero.</summary>
    private static Answer Begin(OperationCall call, bool isPurge)
    {
        var (account, behavior) = (call.Account, call.Behavior.Management);
        var ending = behavior.OperationEnding;
        if (!isPurge)
        {
            account.BeginDeletion();
        }

        if (behavior.OperationDuration == TimeSpan.Zero && ending is OperationEnding.Succeeded)
        {
            account.EndResourceChange(isPurge, succeeded: true);
            return Answer.Empty(200);
        }

        var operation = new LongRunningOperation(account.Ids.Next().ToString(), account.Clock.GetUtcNow());
        account.ResourceOperations[operation.Id] = operation;
        if (ending is not OperationEnding.Never)
        {
            account.Later.After(behavior.OperationDuration, new ResourceOperationEnd(operation.Id, isPurge, ending));
        }

        return Accepted(call, operation);
    }

    /// <summary>Returns the response to a DELETE while an operation is in progress, or null.</summary>
    private static Answer? Repeated(OperationCall call) =>
        call.Account.RunningOperation is not { } operation ? null
        : call.Behavior.Management.RepeatedDeletion is RepeatedDeletion.Conflict ? InvalidState(call)
        : Accepted(call, operation);

    private static Answer InvalidState(OperationCall call) =>
        Answer.Gateway(409, "AccountProvisioningStateInvalid", $"Account {call.Account.Resource.Id} in state Deleting");

    private static Answer Accepted(OperationCall call, LongRunningOperation operation)
    {
        var headers = call.Behavior.Management.OperationHeaders;
        var answer = Waiting(call, Answer.Empty(202));
        if (headers is not OperationHeaders.Location)
        {
            answer = answer.With("Azure-AsyncOperation", Link(call, "operationStatuses", operation));
        }

        return headers is OperationHeaders.AzureAsyncOperation
            ? answer
            : answer.With("Location", Link(call, "operationResults", operation));
    }

    /// <summary>Answers the URL of <c>Azure-AsyncOperation</c>: always 200, with the status in the body.</summary>
    private static Answer GetStatus(OperationCall call)
    {
        if (FindOperation(call, out var operation) is { } refusal)
        {
            return refusal;
        }

        var answer = Answer.Ok(json => ResourceJson.WriteOperation(json, operation!, call));
        return operation!.Ended is null ? Waiting(call, answer) : answer;
    }

    /// <summary>
    /// Answers the URL of <c>Location</c>: 202 while the operation is in progress, then 200 without a body, or the error.
    /// </summary>
    private static Answer GetResult(OperationCall call) =>
        FindOperation(call, out var operation)
        ?? operation!.Status switch
        {
            LongRunningOperation.InProgress => Waiting(call, Answer.Empty(202)).With("Location", Link(call, "operationResults", operation)),
            nameof(OperationEnding.Failed) => Answer.Gateway(500, "InternalServerError", ResourceJson.FailedText),
            nameof(OperationEnding.Canceled) => Answer.Gateway(409, "OperationCanceled", ResourceJson.CanceledText),
            _ => Answer.Empty(200),
        };

    private static Answer? FindOperation(OperationCall call, out LongRunningOperation? operation)
    {
        operation = call.Account.ResourceOperations.GetValueOrDefault(call.Path("operationId"));
        return RefusalOfSubscription(call)
            ?? (operation is null ? Answer.Gateway(404, "NotFound", $"The operation '{call.Path("operationId")}' was not found.") : null);
    }

    private static Answer Waiting(OperationCall call, Answer answer) =>
        call.Behavior.Management.RetryAfter is var wait && wait > TimeSpan.Zero
            ? answer.With("Retry-After", ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture))
            : answer;

    private static string Link(OperationCall call, string kind, LongRunningOperation operation)
    {
        var request = call.Http.Request;
        return $"{request.Scheme}://{request.Host}"
            + $"{call.Account.Resource.LocationId}/{kind}/{operation.Id}?api-version={call.Query("api-version")}";
    }
}

using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Operations;

namespace CustomVision.DataRights.Emulator.ResourceManager;

/// <summary>The calls of Azure Resource Manager about the account (NOTES appendix D).</summary>
internal static class ResourceManagerOperations
{
    private const string Provider = "providers/Microsoft.CognitiveServices";
    private const string Account = $"subscriptions/{{subscriptionId}}/resourceGroups/{{group}}/{Provider}/accounts/{{name}}";
    private const string Location = $"subscriptions/{{subscriptionId}}/{Provider}/locations/{{location}}";
    private const string DeletedAccount = $"{Location}/resourceGroups/{{group}}/deletedAccounts/{{name}}";

    private static readonly OperationTable Table = new(
    [
        new("Accounts_Get", "GET", Account, [200], Get),
        new("Accounts_ListKeys", "POST", $"{Account}/listKeys", [200], ListKeys),
        new("Accounts_ListUsages", "GET", $"{Account}/usages", [200], ListUsages),
        new("Accounts_Delete", "DELETE", Account, [200, 202, 204], Delete),
        new("DeletedAccounts_Get", "GET", DeletedAccount, [200], GetDeleted),
        new("DeletedAccounts_Purge", "DELETE", DeletedAccount, [200, 202, 204], Purge),
        new("OperationResults_Get", "GET", $"{Location}/operationResults/{{operationId}}", [200, 202], GetOperation),
    ]);

    public static RouteMatch? Find(string method, ReadOnlySpan<string> segments) =>
        Table.Find(method, segments) is var (operation, values) ? new RouteMatch(operation, ApiVersion.V33, values) : null;

    private static Answer Get(OperationCall call)
    {
        if (Refusal(call) is { } refusal)
        {
            return refusal;
        }

        return call.Account.ResourceState is ResourceState.Active or ResourceState.Deleting
            ? Answer.Ok(json => ResourceJson.WriteAccount(json, call))
            : ResourceJson.NotFound(call);
    }

    private static Answer ListKeys(OperationCall call)
    {
        if (Refusal(call) is { } refusal)
        {
            return refusal;
        }

        return call.Account.ResourceState is ResourceState.Active
            ? Answer.Ok(json =>
            {
                json.WriteStartObject();
                json.WriteString("key1", call.Account.TrainingKey);
                json.WriteString("key2", call.Account.Credentials.SecondTrainingKey);
                json.WriteEndObject();
            })
            : ResourceJson.NotFound(call);
    }

    private static Answer ListUsages(OperationCall call)
    {
        if (Refusal(call) is { } refusal)
        {
            return refusal;
        }

        return call.Account.ResourceState is ResourceState.Active ? Answer.Ok(json => ResourceJson.WriteUsages(json, call)) : ResourceJson.NotFound(call);
    }

    private static Answer Delete(OperationCall call)
    {
        if (Refusal(call) is { } refusal)
        {
            return refusal;
        }

        if (call.Account.ResourceState is not ResourceState.Active)
        {
            return Answer.NoContent;
        }

        call.Account.ResourceState = ResourceState.Deleting;
        return Later(call, () =>
        {
            call.Account.ResourceState = ResourceState.Deleted;
            call.Account.ResourceDeleted = call.Account.Now;
        });
    }

    private static Answer GetDeleted(OperationCall call)
    {
        if (Refusal(call) is { } refusal)
        {
            return refusal;
        }

        return call.Account.IsRecoverable ? Answer.Ok(json => ResourceJson.WriteAccount(json, call)) : ResourceJson.NotFound(call);
    }

    private static Answer Purge(OperationCall call)
    {
        if (Refusal(call) is { } refusal)
        {
            return refusal;
        }

        return call.Account.IsRecoverable ? Later(call, call.Account.Purge) : Answer.NoContent;
    }

    private static Answer GetOperation(OperationCall call)
    {
        if (RefusalOfVersion(call) is { } refusal)
        {
            return refusal;
        }

        return call.Account.ResourceOperations.TryGetValue(call.Path("operationId"), out var isDone)
            ? Answer.Of(200, json =>
            {
                json.WriteStartObject();
                json.WriteString("id", call.Http.Request.Path.Value);
                json.WriteString("name", call.Path("operationId"));
                json.WriteString("status", isDone ? "Succeeded" : "InProgress");
                json.WriteEndObject();
            })
            : ResourceJson.NotFound(call);
    }

    private static Answer Later(OperationCall call, Action act)
    {
        var duration = call.Account.Resource.DeletionDuration;
        if (duration == TimeSpan.Zero)
        {
            act();
            return Answer.Empty(200);
        }

        var operation = call.Account.Ids.Next().ToString();
        call.Account.ResourceOperations[operation] = false;
        call.Account.Later.After(duration, () =>
        {
            act();
            call.Account.ResourceOperations[operation] = true;
        });
        var resource = call.Account.Resource;
        var link = $"{call.Http.Request.Scheme}://{call.Http.Request.Host}/subscriptions/{resource.SubscriptionId}/{Provider}/locations/{resource.Location}/operationResults/{operation}?api-version={call.Query("api-version")}";
        return Answer.Empty(202, new("Azure-AsyncOperation", link), new("Location", link), new("Retry-After", "1"));
    }

    private static Answer? Refusal(OperationCall call)
    {
        var resource = call.Account.Resource;
        return RefusalOfVersion(call)
            ?? (string.Equals(call.Path("subscriptionId"), resource.SubscriptionId.ToString(), StringComparison.OrdinalIgnoreCase)
                && string.Equals(call.Path("group"), resource.ResourceGroup, StringComparison.OrdinalIgnoreCase)
                && string.Equals(call.Path("name"), resource.Name, StringComparison.OrdinalIgnoreCase)
                    ? null
                    : ResourceJson.NotFound(call));
    }

    private static Answer? RefusalOfVersion(OperationCall call) =>
        call.Query("api-version") is null
            ? Answer.Gateway(400, "MissingApiVersionParameter", "The api-version query parameter (?api-version=) is required for all requests.")
            : null;
}

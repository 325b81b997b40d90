using CustomVision.DataRights.Emulator.Operations;

namespace CustomVision.DataRights.Emulator.ResourceManager;

/// <summary>The operations of Azure Resource Manager for the account (NOTES appendix D), its resource group and its lock.</summary>
internal static partial class ResourceManagerOperations
{
    private const string Provider = "providers/Microsoft.CognitiveServices";
    private const string Subscription = "subscriptions/{subscriptionId}";
    private const string Group = $"{Subscription}/resourceGroups/{{group}}";
    private const string Account = $"{Group}/{Provider}/accounts/{{name}}";
    private const string Location = $"{Subscription}/{Provider}/locations/{{location}}";
    private const string DeletedAccount = $"{Location}/resourceGroups/{{group}}/deletedAccounts/{{name}}";

    private static readonly OperationTable Table = new([
        new("ResourceGroups_Get", "GET", Group, [200], GetGroup),
        new("ManagementLocks_List", "GET", $"{Account}/providers/Microsoft.Authorization/locks", [200], ListLocks),
        new("Accounts_Get", "GET", Account, [200], Get),
        new("Accounts_Create", "PUT", Account, [200, 201], Create),
        new("Accounts_ListKeys", "POST", $"{Account}/listKeys", [200], ListKeys),
        new("Accounts_RegenerateKey", "POST", $"{Account}/regenerateKey", [200], RegenerateKey),
        new("Accounts_ListUsages", "GET", $"{Account}/usages", [200], ListUsages),
        new("Accounts_Delete", "DELETE", Account, [200, 202, 204], Delete),
        new("DeletedAccounts_List", "GET", $"{Subscription}/{Provider}/deletedAccounts", [200], ListDeleted),
        new("DeletedAccounts_Get", "GET", DeletedAccount, [200], GetDeleted),
        new("DeletedAccounts_Purge", "DELETE", DeletedAccount, [200, 202, 204], Purge),
        new("OperationStatuses_Get", "GET", $"{Location}/operationStatuses/{{operationId}}", [200], GetStatus),
        new("OperationResults_Get", "GET", $"{Location}/operationResults/{{operationId}}", [200, 202], GetResult),
    ]);

    public static RouteMatch? Find(string method, ReadOnlySpan<string> segments) =>
        Table.Find(method, segments) is var (operation, values) ? new RouteMatch(operation, ApiVersion.V33, values) : null;

    private static Answer GetGroup(OperationCall call) =>
        RefusalOfGroup(call) ?? Answer.Ok(json => ResourceJson.WriteGroup(json, call.Account.Resource));

    /// <summary>Returns the rejection of a call for the account or its deleted copy, or null.</summary>
    private static Answer? Refusal(OperationCall call) =>
        RefusalOfGroup(call) ?? (Is(call, "name", call.Account.Resource.Name) && IsHere(call) ? null : NotFound(call));

    private static Answer? RefusalOfGroup(OperationCall call) =>
        RefusalOfSubscription(call)
        ?? (
            Is(call, "group", call.Account.Resource.ResourceGroup)
                ? null
                : Answer.Gateway(404, "ResourceGroupNotFound", $"Resource group '{call.Path("group")}' could not be found.")
        );

    private static Answer? RefusalOfSubscription(OperationCall call)
    {
        if (call.Query("api-version") is null)
        {
            return Answer.Gateway(
                400,
                "MissingApiVersionParameter",
                "The api-version query parameter (?api-version=) is required for all requests."
            );
        }

        return Is(call, "subscriptionId", call.Account.Resource.SubscriptionId.ToString())
            ? null
            : Answer.Gateway(404, "SubscriptionNotFound", $"The subscription '{call.Path("subscriptionId")}' could not be found.");
    }

    private static Answer NotFound(OperationCall call) =>
        Answer.ResourceManager(404, ResourceManagerError.NotFound(call.Http.Request.Path.Value ?? ""));

    private static bool IsHere(OperationCall call) =>
        !call.Operation.Template.Contains("{location}", StringComparison.Ordinal) || Is(call, "location", call.Account.Resource.Location);

    private static bool Is(OperationCall call, string name, string value) =>
        string.Equals(call.Path(name), value, StringComparison.OrdinalIgnoreCase);
}

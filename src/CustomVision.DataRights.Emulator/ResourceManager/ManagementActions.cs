using CustomVision.DataRights.Emulator.Identity;

namespace CustomVision.DataRights.Emulator.ResourceManager;

/// <summary>The actions that the operations of Azure Resource Manager require.</summary>
internal static class ManagementActions
{
    private const string Provider = "Microsoft.CognitiveServices";

    public static string Of(string? operation) =>
        operation switch
        {
            "Accounts_Get" => $"{Provider}/accounts/read",
            "Accounts_Create" => $"{Provider}/accounts/write",
            "Accounts_Delete" => $"{Provider}/accounts/delete",
            "Accounts_ListKeys" => $"{Provider}/accounts/listKeys/action",
            "Accounts_RegenerateKey" => $"{Provider}/accounts/regenerateKey/action",
            "Accounts_ListUsages" => $"{Provider}/accounts/usages/read",
            "DeletedAccounts_List" => $"{Provider}/deletedAccounts/read",
            "DeletedAccounts_Get" => $"{Provider}/locations/resourceGroups/deletedAccounts/read",
            "DeletedAccounts_Purge" => $"{Provider}/locations/resourceGroups/deletedAccounts/delete",
            "ManagementLocks_List" => "Microsoft.Authorization/locks/read",
            "ResourceGroups_Get" => "Microsoft.Resources/subscriptions/resourceGroups/read",
            _ => $"{Provider}/locations/operationResults/read",
        };

    /// <summary>
    /// Returns whether a data role that is assigned on the account allows an action. These roles can read the account's resources but
    /// change nothing.
    /// </summary>
    public static bool Allows(CustomVisionRole? role, string action) =>
        role is null
        || (action.StartsWith($"{Provider}/accounts/", StringComparison.Ordinal) && action.EndsWith("/read", StringComparison.Ordinal))
        || action.EndsWith("/operationResults/read", StringComparison.Ordinal);
}

using System.Text.Json;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Behavior;
using CustomVision.DataRights.Emulator.Json;
using CustomVision.DataRights.Emulator.Operations;

namespace CustomVision.DataRights.Emulator.ResourceManager;

/// <summary>The objects of Azure Resource Manager.</summary>
internal static class ResourceJson
{
    public const string FailedText = "The operation failed. Please try again.";
    public const string CanceledText = "The operation was canceled.";

    public static void WriteGroup(Utf8JsonWriter json, EmulatedResource resource)
    {
        json.WriteStartObject();
        json.WriteString("id", resource.GroupId);
        json.WriteString("name", resource.ResourceGroup);
        json.WriteString("type", "Microsoft.Resources/resourceGroups");
        json.WriteString("location", resource.Location);
        json.WriteStartObject("properties");
        json.WriteString("provisioningState", "Succeeded");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void WriteAccount(Utf8JsonWriter json, OperationCall call) =>
        WriteAccount(json, call, call.Account.Resource.Id, "Microsoft.CognitiveServices/accounts");

    public static void WriteDeletedAccount(Utf8JsonWriter json, OperationCall call) =>
        WriteAccount(json, call, call.Account.Resource.DeletedId, "Microsoft.CognitiveServices/locations/resourceGroups/deletedAccounts");

    public static void WriteDeletedAccounts(Utf8JsonWriter json, OperationCall call)
    {
        json.WriteStartObject();
        json.WriteArray("value", call.Account.IsRecoverable ? [call] : Array.Empty<OperationCall>(), WriteDeletedAccount);
        json.WriteEndObject();
    }

    public static void WriteLocks(Utf8JsonWriter json, OperationCall call)
    {
        var level = call.Behavior.Management.Lock;
        json.WriteStartObject();
        json.WriteArray(
            "value",
            level is ResourceLock.None ? [] : new[] { level },
            (writer, value) =>
            {
                writer.WriteStartObject();
                writer.WriteString("id", $"{call.Account.Resource.Id}/providers/Microsoft.Authorization/locks/emulator");
                writer.WriteString("name", "emulator");
                writer.WriteString("type", "Microsoft.Authorization/locks");
                writer.WriteStartObject("properties");
                writer.WriteString("level", value.ToString());
                writer.WriteEndObject();
                writer.WriteEndObject();
            }
        );
        json.WriteEndObject();
    }

    public static void WriteUsages(Utf8JsonWriter json, OperationCall call)
    {
        (string Name, int Used, int Limit)[] usages =
        [
            ("CustomVision.Training.Projects", call.Account.Projects.Count, call.Behavior.Resource.MaxProjects),
            (
                "CustomVision.Training.Images",
                call.Account.Projects.Sum(project => project.Workspace.Images.Count(ImageQuery.Everything)),
                call.Behavior.Resource.MaxImagesPerProject
            ),
        ];
        json.WriteStartObject();
        json.WriteArray(
            "value",
            usages,
            (writer, usage) =>
            {
                writer.WriteStartObject();
                writer.WriteStartObject("name");
                writer.WriteString("value", usage.Name);
                writer.WriteString("localizedValue", usage.Name);
                writer.WriteEndObject();
                writer.WriteNumber("currentValue", usage.Used);
                writer.WriteNumber("limit", usage.Limit);
                writer.WriteString("unit", "Count");
                writer.WriteEndObject();
            }
        );
        json.WriteEndObject();
    }

    public static void WriteOperation(Utf8JsonWriter json, LongRunningOperation operation, OperationCall call)
    {
        json.WriteStartObject();
        json.WriteString("id", call.Http.Request.Path.Value);
        json.WriteString("name", operation.Id);
        json.WriteString("status", operation.Status);
        json.WriteProjectTime("startTime", operation.Started);
        if (operation.Ended is { } ended)
        {
            json.WriteProjectTime("endTime", ended);
        }

        if (operation.Status is nameof(OperationEnding.Failed) or nameof(OperationEnding.Canceled))
        {
            var failed = operation.Status is nameof(OperationEnding.Failed);
            json.WriteStartObject("error");
            json.WriteString("code", failed ? "InternalServerError" : "OperationCanceled");
            json.WriteString("message", failed ? FailedText : CanceledText);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteAccount(Utf8JsonWriter json, OperationCall call, string id, string type)
    {
        var resource = call.Account.Resource;
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("name", resource.Name);
        json.WriteString("type", type);
        json.WriteString("etag", $"\"{call.Account.ResourceCreated.ToUnixTimeSeconds():x}\"");
        json.WriteString("location", resource.Location);
        json.WriteString("kind", call.Behavior.Management.Kind);
        json.WriteStartObject("sku");
        json.WriteString("name", resource.Tier);
        json.WriteEndObject();
        json.WriteStartObject("identity");
        json.WriteString("type", "SystemAssigned");
        json.WriteString("principalId", "00000000-0000-0000-0000-000000000003");
        json.WriteString("tenantId", resource.TenantId);
        json.WriteEndObject();
        json.WriteStartObject("tags");
        foreach (var (name, value) in resource.Tags)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteStartObject("systemData");
        json.WriteString("createdBy", resource.OwnerEmail);
        json.WriteString("createdByType", "User");
        json.WriteProjectTime("createdAt", call.Account.ResourceCreated);
        json.WriteEndObject();
        WriteProperties(json, call);
        json.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter json, OperationCall call)
    {
        var (account, resource, request) = (call.Account, call.Account.Resource, call.Http.Request);
        var isPrivate = call.Behavior.Resource.VirtualNetwork;
        json.WriteStartObject("properties");
        json.WriteString("endpoint", $"{request.Scheme}://{request.Host}/");
        json.WriteString("provisioningState", account.RunningOperation is null ? "Succeeded" : "Deleting");
        json.WriteString("customSubDomainName", resource.Name);
        json.WriteProjectTime("dateCreated", account.ResourceCreated);
        json.WriteString("publicNetworkAccess", isPrivate ? "Disabled" : "Enabled");
        json.WriteStartObject("networkAcls");
        json.WriteString("defaultAction", isPrivate ? "Deny" : "Allow");
        json.WriteStartArray("ipRules");
        json.WriteEndArray();
        json.WriteStartArray("virtualNetworkRules");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("privateEndpointConnections");
        json.WriteEndArray();
        json.WriteBoolean("disableLocalAuth", resource.DisableLocalAuth);
        if (account.IsRecoverable)
        {
            json.WriteProjectTime("deletionDate", account.ResourceDeleted);
            json.WriteProjectTime("scheduledPurgeDate", account.ResourceDeleted + AccountState.Recoverable);
        }

        json.WriteEndObject();
    }
}

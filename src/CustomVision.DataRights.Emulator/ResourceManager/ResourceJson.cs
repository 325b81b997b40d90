using System.Text.Json;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Json;
using CustomVision.DataRights.Emulator.Operations;

namespace CustomVision.DataRights.Emulator.ResourceManager;

internal static class ResourceJson
{
    public static Answer NotFound(OperationCall call) => Answer.Gateway(
        404, "ResourceNotFound", $"The resource at {call.Http.Request.Path} was not found.");

    public static void WriteAccount(Utf8JsonWriter json, OperationCall call)
    {
        var (account, resource) = (call.Account, call.Account.Resource);
        json.WriteStartObject();
        json.WriteString("id", $"/subscriptions/{resource.SubscriptionId}/resourceGroups/{resource.ResourceGroup}/providers/Microsoft.CognitiveServices/accounts/{resource.Name}");
        json.WriteString("name", resource.Name);
        json.WriteString("type", "Microsoft.CognitiveServices/accounts");
        json.WriteString("location", resource.Location);
        json.WriteString("kind", "CustomVision.Training");
        json.WriteStartObject("sku");
        json.WriteString("name", resource.Tier);
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteString("endpoint", $"{call.Http.Request.Scheme}://{call.Http.Request.Host}/");
        json.WriteString("provisioningState", account.ResourceState is ResourceState.Active ? "Succeeded" : "Deleting");
        json.WriteString("customSubDomainName", resource.Name);
        json.WriteString("publicNetworkAccess", call.Behavior.Resource.VirtualNetwork ? "Disabled" : "Enabled");
        if (account.IsRecoverable)
        {
            json.WriteProjectTime("deletionDate", account.ResourceDeleted);
            json.WriteProjectTime("scheduledPurgeDate", account.ResourceDeleted + AccountState.Recoverable);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void WriteUsages(Utf8JsonWriter json, OperationCall call)
    {
        (string Name, int Used, int Limit)[] usages =
        [
            ("CustomVision.Training.Projects", call.Account.Projects.Count, call.Behavior.Resource.MaxProjects),
            ("CustomVision.Training.Images", call.Account.Projects.Sum(project => project.Workspace.Images.Count(ImageQuery.Everything)), call.Behavior.Resource.MaxImagesPerProject),
        ];
        json.WriteStartObject();
        json.WriteArray("value", usages, (writer, usage) =>
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
        });
        json.WriteEndObject();
    }
}

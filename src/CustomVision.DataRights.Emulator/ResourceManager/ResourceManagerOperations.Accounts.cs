using System.Text.Json;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Behavior;
using CustomVision.DataRights.Emulator.Operations;
using CustomVision.DataRights.Emulator.Requests;

namespace CustomVision.DataRights.Emulator.ResourceManager;

internal static partial class ResourceManagerOperations
{
    private static bool Exists(OperationCall call) => call.Account.ResourceState is ResourceState.Active or ResourceState.Deleting;

    private static Answer Get(OperationCall call) =>
        Refusal(call) ?? (Exists(call) ? Answer.Ok(json => ResourceJson.WriteAccount(json, call)) : NotFound(call));

    private static Answer ListUsages(OperationCall call) =>
        Refusal(call) ?? (Exists(call) ? Answer.Ok(json => ResourceJson.WriteUsages(json, call)) : NotFound(call));

    private static Answer ListLocks(OperationCall call) =>
        Refusal(call) ?? (Exists(call) ? Answer.Ok(json => ResourceJson.WriteLocks(json, call)) : NotFound(call));

    private static Answer ListKeys(OperationCall call) => RefusalOfKeys(call, "list") ?? WriteKeys(call);

    private static Answer RegenerateKey(OperationCall call)
    {
        if (RefusalOfKeys(call, "regenerate") is { } refusal)
        {
            return refusal;
        }

        var name = Body(call, RequestJsonContext.Default.RegenerateKeyBody)?.KeyName;
        if (
            name is null
            || !(name.Equals("Key1", StringComparison.OrdinalIgnoreCase) || name.Equals("Key2", StringComparison.OrdinalIgnoreCase))
        )
        {
            return Answer.Gateway(400, "InvalidRequestContent", "The keyName must be Key1 or Key2.");
        }

        call.Account.RegenerateKey(isSecond: name[^1] == '2');
        return WriteKeys(call);
    }

    private static Answer WriteKeys(OperationCall call) =>
        Answer.Ok(json =>
        {
            json.WriteStartObject();
            json.WriteString("key1", call.Account.TrainingKey);
            json.WriteString("key2", call.Account.SecondTrainingKey);
            json.WriteEndObject();
        });

    private static Answer Delete(OperationCall call)
    {
        if (Refusal(call) is { } refusal)
        {
            return refusal;
        }

        if (!Exists(call))
        {
            return Answer.NoContent;
        }

        if (call.Behavior.Management.Lock is not ResourceLock.None)
        {
            return Answer.ResourceManager(409, ResourceManagerError.Locked("delete", call.Account.Resource.Id));
        }

        return Repeated(call) ?? Begin(call, isPurge: false);
    }

    /// <summary>
    /// Creates the account in place of a purged one, or recovers the deleted one with <c>{"properties":{"restore":true}}</c>.
    /// </summary>
    private static Answer Create(OperationCall call)
    {
        if (Refusal(call) is { } refusal)
        {
            return refusal;
        }

        if (call.Behavior.Management.Lock is ResourceLock.ReadOnly)
        {
            return Answer.ResourceManager(409, ResourceManagerError.Locked("write", call.Account.Resource.Id));
        }

        if (call.Account.RunningOperation is not null)
        {
            return InvalidState(call);
        }

        var body = Body(call, RequestJsonContext.Default.AccountBody);
        if (body is null)
        {
            return Answer.Gateway(400, "InvalidRequestContent", "The request content was invalid and could not be deserialized.");
        }

        if (call.Account.IsRecoverable && body.Properties?.Restore is not true)
        {
            return Answer.Gateway(
                409,
                "FlagMustBeSetForRestore",
                $"An existing resource with ID '{call.Account.Resource.Id}' has been soft-deleted. To restore the resource, you must "
                    + $"specify 'restore' to be 'true' in the property. If you don't want to restore existing resource, please purge it "
                    + $"first."
            );
        }

        var status = Exists(call) ? 200 : 201;
        call.Account.Restore();
        return Answer.Of(status, json => ResourceJson.WriteAccount(json, call));
    }

    private static Answer? RefusalOfKeys(OperationCall call, string verb) =>
        Refusal(call)
        ?? (
            call.Account.ResourceState is not ResourceState.Active ? NotFound(call)
            : call.Behavior.Management.Lock is ResourceLock.ReadOnly
                ? Answer.ResourceManager(409, ResourceManagerError.Locked("write", call.Account.Resource.Id))
            : call.Account.Resource.DisableLocalAuth
                ? Answer.Gateway(400, "BadRequest", $"Failed to {verb} key. disableLocalAuth is set to be true")
            : null
        );

    private static T? Body<T>(OperationCall call, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(call.Body.Span, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

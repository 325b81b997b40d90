using CustomVision.DataRights.Emulator.Operations;

namespace CustomVision.DataRights.Emulator.ResourceManager;

internal static partial class ResourceManagerOperations
{
    private static Answer ListDeleted(OperationCall call) =>
        RefusalOfSubscription(call) ?? Answer.Ok(json => ResourceJson.WriteDeletedAccounts(json, call));

    private static Answer GetDeleted(OperationCall call) =>
        Refusal(call) ?? (call.Account.IsRecoverable ? Answer.Ok(json => ResourceJson.WriteDeletedAccount(json, call)) : NotFound(call));

    private static Answer Purge(OperationCall call)
    {
        if (Refusal(call) is { } refusal)
        {
            return refusal;
        }

        if (!call.Account.IsRecoverable)
        {
            return Answer.NoContent;
        }

        return Repeated(call) ?? Begin(call, isPurge: true);
    }
}

using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Behavior;
using CustomVision.DataRights.Emulator.Identity;
using CustomVision.DataRights.Emulator.Operations;
using CustomVision.DataRights.Emulator.ResourceManager;
using CustomVision.DataRights.Emulator.Traffic;
using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Hosting;

/// <summary>The responses of the gateway in front of the service, in the gateway's own format (NOTES 5.1).</summary>
internal static class Gateway
{
    public static Answer NotFound { get; } = Answer.Gateway(404, "404", "Resource not found");

    /// <summary>The emulator's own response to a request that the API does not define: a bug in the caller, or in the emulator.</summary>
    public static Answer NotImplemented(HttpRequest request) =>
        Answer.Gateway(501, "501", $"The emulator knows no operation {request.Method} {request.Path}. The published API has none.");

    /// <summary>Returns the rejection of a request, or null if it may proceed.</summary>
    public static Answer? Refusal(AccountState account, HttpRequest request, ApiRoute route)
    {
        if (route.Endpoint == EndpointKind.Arm)
        {
            return ManagementAccess.Refusal(account, request, route.Match?.Operation.Name);
        }

        return RefusalOfDeleted(account)
            ?? (
                route.Endpoint == EndpointKind.Prediction
                    ? TrainingAccess.PredictionRefusal(account, request)
                    : TrainingAccess.TrainingRefusal(account, request, route.Match?.Operation)
            );
    }

    private static Answer? RefusalOfDeleted(AccountState account)
    {
        if (account.ResourceState is ResourceState.Active)
        {
            return null;
        }

        lock (account.Sync)
        {
            account.Settle();
        }

        return account.ResourceState is ResourceState.Active or ResourceState.Deleting
            ? null
            : account.Behavior.Management.DeletedAccountAnswer switch
            {
                DeletedAccountAnswer.NotFound => NotFound,
                DeletedAccountAnswer.Disconnected => Answer.Disconnect,
                _ => TrainingAccess.Unauthorized,
            };
    }
}

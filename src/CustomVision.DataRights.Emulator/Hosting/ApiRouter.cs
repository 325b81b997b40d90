using CustomVision.DataRights.Emulator.AccountApi;
using CustomVision.DataRights.Emulator.Operations;
using CustomVision.DataRights.Emulator.PredictionApi;
using CustomVision.DataRights.Emulator.ResourceManager;
using CustomVision.DataRights.Emulator.Traffic;

namespace CustomVision.DataRights.Emulator.Hosting;

/// <summary>Finds the API and the operation of a request.</summary>
internal static class ApiRouter
{
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path, ignoring case; slashes may be doubled.</param>
    /// <param name="hasAccountCall">Whether the v1.2 account call is supported.</param>
    public static ApiRoute Find(string method, string path, bool hasAccountCall)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        switch (segments)
        {
            case [var root, ..] when Is(root, "subscriptions"):
                return new ApiRoute(EndpointKind.Arm, true, ResourceManagerOperations.Find(method, segments));
            case [var product, var version, var api, .. var rest] when Is(product, "customvision"):
                if (hasAccountCall && Is(version, "v1.2") && Is(api, "training"))
                {
                    return new ApiRoute(EndpointKind.Training, true, AccountApiOperations.Find(method, rest));
                }

                if (TrainingApi.Version(version) is not { } known)
                {
                    break;
                }

                if (Is(api, "training"))
                {
                    return new ApiRoute(EndpointKind.Training, true, TrainingApi.Find(method, known, rest));
                }

                if (Is(api, "prediction"))
                {
                    return new ApiRoute(EndpointKind.Prediction, true, PredictionApiOperations.Find(method, known, rest));
                }

                break;
        }

        return new ApiRoute(EndpointKind.Training, false, null);
    }

    private static bool Is(string segment, string word) => segment.Equals(word, StringComparison.OrdinalIgnoreCase);
}

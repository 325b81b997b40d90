using System.Globalization;

namespace CustomVision.DataRights.Emulator.ResourceManager;

/// <summary>The errors of Azure Resource Manager: <c>{"error":{"code","message"}}</c>.</summary>
internal static class ResourceManagerError
{
    /// <summary>Returns the usual code and text of a status.</summary>
    public static (string Code, string Message) Usual(int status, string? operation, string path, int? seconds) =>
        status switch
        {
            401 => ("InvalidAuthenticationToken", "The access token is invalid."),
            403 => Forbidden(operation, path),
            404 when operation is "ResourceGroups_Get" => ("ResourceGroupNotFound", $"Resource group '{Last(path)}' could not be found."),
            404 => NotFound(path),
            409 => Locked("delete", path),
            429 => (
                "SubscriptionRequestsThrottled",
                $"Number of requests for the subscription and operation '{ManagementActions.Of(operation)}' exceeded the backend storage "
                    + $"limit. "
                    + $"Please try again after '{(seconds ?? 1).ToString(CultureInfo.InvariantCulture)}' seconds."
            ),
            503 => ("ServerUnavailable", "The resource provider is unavailable. Please try again."),
            504 => (
                "GatewayTimeout",
                "The gateway did not receive a response from 'Microsoft.CognitiveServices' within the specified time period."
            ),
            < 500 => ("BadRequest", "The request is invalid."),
            _ => ("InternalServerError", "Encountered internal server error."),
        };

    public static (string Code, string Message) NotFound(string path) =>
        (
            "ResourceNotFound",
            $"The Resource 'Microsoft.CognitiveServices/accounts/{Last(path)}' under resource group '{Group(path)}' was not found. For "
                + $"more details please go to https://aka.ms/ARMResourceNotFoundFix"
        );

    public static (string Code, string Message) Forbidden(string? operation, string path) =>
        (
            "AuthorizationFailed",
            $"The client '{Guid.Empty}' with object id '{Guid.Empty}' does not have authorization to perform action "
                + $"'{ManagementActions.Of(operation)}' "
                + $"over scope '{path}' or the scope is invalid. If access was recently granted, please refresh your credentials."
        );

    public static (string Code, string Message) Locked(string verb, string scope) =>
        (
            "ScopeLocked",
            $"The scope '{scope}' cannot perform {verb} operation because following scope(s) are locked: '{scope}'. Please remove the lock "
                + $"and try again."
        );

    private static string Group(string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var index = Array.FindIndex(segments, segment => segment.Equals("resourceGroups", StringComparison.OrdinalIgnoreCase));
        return index >= 0 && index + 1 < segments.Length ? segments[index + 1] : "<null>";
    }

    private static string Last(string path) => path[(path.LastIndexOf('/') + 1)..];
}

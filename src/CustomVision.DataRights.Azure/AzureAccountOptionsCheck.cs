namespace CustomVision.DataRights;

/// <summary>Checks the options when the account is registered.</summary>
internal static class AzureAccountOptionsCheck
{
    /// <exception cref="ArgumentException">An option is invalid.</exception>
    public static void EnsureValid(AzureAccountOptions options)
    {
        if (
            options.Endpoint is not { IsAbsoluteUri: true } endpoint
            || (endpoint.Scheme is not "https" && !(endpoint.Scheme is "http" && (endpoint.IsLoopback || options.AllowInsecureEndpoint)))
            || endpoint.AbsolutePath is not "/"
            || endpoint.Query.Length > 0
            || endpoint.Fragment.Length > 0
            || endpoint.UserInfo.Length > 0
        )
        {
            throw new ArgumentException(
                "AzureAccountOptions.Endpoint must be an https origin without path, query or user, such as https://management.azure.com/; "
                    + "http is for loopback alone. "
                    + "For an emulator on another host set AzureAccountOptions.AllowInsecureEndpoint.",
                nameof(options)
            );
        }

        if (options.Audience is { } audience && string.IsNullOrWhiteSpace(audience))
        {
            throw new ArgumentException(
                "AzureAccountOptions.Audience must be the audience of Azure Resource Manager, or null for its endpoint.",
                nameof(options)
            );
        }
    }
}

namespace CustomVision.DataRights;

/// <summary>
/// Recognizes endpoints that several resources share. At such an endpoint, a key identifies its resource; a token does not and is rejected.
/// </summary>
internal static class SharedEndpoint
{
    // The last entries are the parent domains of custom subdomains.
    private static readonly string[] Hosts =
    [
        "customvision.ai",
        "cognitiveservices.azure.com",
        "cognitiveservices.azure.us",
        "cognitiveservices.azure.cn",
        "services.ai.azure.com",
    ];

    /// <summary>Determines whether the endpoint is a region's, a portal's, or an IP address.</summary>
    public static bool Is(Uri endpoint)
    {
        var host = endpoint.IdnHost.TrimEnd('.');
        return !endpoint.IsLoopback
            && (
                endpoint.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6
                || host.Contains(".api.cognitive.", StringComparison.OrdinalIgnoreCase)
                || host.StartsWith("api.cognitive.", StringComparison.OrdinalIgnoreCase)
                || host.EndsWith(".customvision.ai", StringComparison.OrdinalIgnoreCase)
                || Hosts.Contains(host, StringComparer.OrdinalIgnoreCase)
            );
    }
}

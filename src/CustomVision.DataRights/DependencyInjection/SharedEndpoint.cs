namespace CustomVision.DataRights;

/// <summary>
/// Recognizes endpoints that several resources share. A key identifies its resource there; a token does not, and is not accepted.
/// </summary>
internal static class SharedEndpoint
{
    // The last ones are the parent domains of custom subdomains.
    private static readonly string[] Hosts =
    [
        "customvision.ai",
        "cognitiveservices.azure.com",
        "cognitiveservices.azure.us",
        "cognitiveservices.azure.cn",
        "services.ai.azure.com",
    ];

    /// <summary>Whether the endpoint is that of a region, a portal, or an address.</summary>
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

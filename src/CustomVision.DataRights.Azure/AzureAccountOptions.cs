namespace CustomVision.DataRights;

/// <summary>The options of Azure Resource Manager.</summary>
public sealed class AzureAccountOptions
{
    /// <summary>The endpoint of Azure Resource Manager.</summary>
    /// <value>
    /// The default is <c>https://management.azure.com/</c>. Sovereign clouds have other endpoints, such as
    /// <c>https://management.chinacloudapi.cn/</c>.
    /// </value>
    public Uri Endpoint { get; set; } = new("https://management.azure.com/");

    /// <summary>
    /// Whether <see cref="Endpoint"/> may use <c>http</c> without being a loopback address, for an emulator in a container or on another
    /// host.
    /// </summary>
    /// <value>The default is <see langword="false"/>. If it is enabled, tokens are sent unencrypted, and a warning is logged.</value>
    public bool AllowInsecureEndpoint { get; set; }

    /// <summary>The audience for which tokens are requested.</summary>
    /// <value>The default, <see langword="null"/>, is <see cref="Endpoint"/>.</value>
    public string? Audience { get; set; }
}

namespace CustomVision.DataRights;

/// <summary>The Azure Resource Manager that manages the account.</summary>
public sealed class AzureAccountOptions
{
    /// <summary>The endpoint of Azure Resource Manager.</summary>
    /// <value>
    /// The default is <c>https://management.azure.com/</c>. Sovereign clouds have their own, such as
    /// <c>https://management.chinacloudapi.cn/</c>.
    /// </value>
    public Uri Endpoint { get; set; } = new("https://management.azure.com/");

    /// <summary>The audience for which tokens are requested.</summary>
    /// <value>The default, <see langword="null"/>, is <see cref="Endpoint"/>.</value>
    public string? Audience { get; set; }
}

namespace CustomVision.DataRights.Emulator;

/// <summary>The emulated Azure resource, as returned by Azure Resource Manager and the v1.2 account call.</summary>
public sealed class EmulatedResource
{
    /// <summary>Gets or sets the tenant's id.</summary>
    /// <value>The default is <c>00000000-0000-0000-0000-000000000002</c>.</value>
    public Guid TenantId { get; set; } = new("00000000-0000-0000-0000-000000000002");

    /// <summary>Gets or sets the subscription's id.</summary>
    /// <value>The default is <c>00000000-0000-0000-0000-000000000001</c>.</value>
    public Guid SubscriptionId { get; set; } = new("00000000-0000-0000-0000-000000000001");

    /// <summary>Gets or sets the resource group's name.</summary>
    /// <value>The default is <c>emulator</c>.</value>
    public string ResourceGroup { get; set; } = "emulator";

    /// <summary>Gets or sets the account's name.</summary>
    /// <value>The default is <c>emulator</c>.</value>
    public string Name { get; set; } = "emulator";

    /// <summary>Gets the account's id in Azure Resource Manager.</summary>
    public string Id => $"{GroupId}/providers/Microsoft.CognitiveServices/accounts/{Name}";

    /// <summary>Gets or sets the region.</summary>
    /// <value>The default is <c>westeurope</c>.</value>
    public string Location { get; set; } = "westeurope";

    /// <summary>Gets or sets the pricing tier.</summary>
    /// <value>The default is <c>S0</c>.</value>
    public string Tier { get; set; } = "S0";

    /// <summary>Gets or sets the user name in the v1.2 account call.</summary>
    /// <value>The default is <c>Emulator Owner</c>.</value>
    public string Owner { get; set; } = "Emulator Owner";

    /// <summary>
    /// Gets or sets the e-mail address in the v1.2 account call, which is also the account's creator in Azure Resource Manager.
    /// </summary>
    /// <value>The default is <c>owner@example.com</c>.</value>
    public string OwnerEmail { get; set; } = "owner@example.com";

    /// <summary>
    /// Gets or sets whether keys are rejected: the Training API accepts only bearer tokens, and <c>listKeys</c> answers 400.
    /// </summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool DisableLocalAuth { get; set; }

    /// <summary>Gets the account's tags.</summary>
    public IDictionary<string, string> Tags { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    internal string GroupId => $"/subscriptions/{SubscriptionId}/resourceGroups/{ResourceGroup}";

    internal string LocationId => $"/subscriptions/{SubscriptionId}/providers/Microsoft.CognitiveServices/locations/{Location}";

    internal string DeletedId => $"{LocationId}/resourceGroups/{ResourceGroup}/deletedAccounts/{Name}";
}

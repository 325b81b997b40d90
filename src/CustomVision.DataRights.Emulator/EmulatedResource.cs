namespace CustomVision.DataRights.Emulator;

/// <summary>The Azure resource that the emulator stands for, as Azure Resource Manager and the v1.2 account call know it.</summary>
public sealed class EmulatedResource
{
    /// <summary>Gets or sets the subscription's id.</summary>
    /// <value>The default is <c>00000000-0000-0000-0000-000000000001</c>.</value>
    public Guid SubscriptionId { get; set; } = new("00000000-0000-0000-0000-000000000001");

    /// <summary>Gets or sets the resource group's name.</summary>
    /// <value>The default is <c>emulator</c>.</value>
    public string ResourceGroup { get; set; } = "emulator";

    /// <summary>Gets or sets the account's name.</summary>
    /// <value>The default is <c>emulator</c>.</value>
    public string Name { get; set; } = "emulator";

    /// <summary>Gets or sets the region.</summary>
    /// <value>The default is <c>westeurope</c>.</value>
    public string Location { get; set; } = "westeurope";

    /// <summary>Gets or sets the pricing tier.</summary>
    /// <value>The default is <c>S0</c>.</value>
    public string Tier { get; set; } = "S0";

    /// <summary>Gets or sets the user that the v1.2 account call names.</summary>
    /// <value>The default is <c>Emulator Owner</c>.</value>
    public string Owner { get; set; } = "Emulator Owner";

    /// <summary>Gets or sets the address that the v1.2 account call names.</summary>
    /// <value>The default is <c>owner@example.com</c>.</value>
    public string OwnerEmail { get; set; } = "owner@example.com";

    /// <summary>Gets or sets how long the deletion and the purge of the account take.</summary>
    /// <value>The default is zero: 200 at once. Otherwise 202 with <c>Azure-AsyncOperation</c> and <c>Location</c> to poll.</value>
    public TimeSpan DeletionDuration { get; set; }
}

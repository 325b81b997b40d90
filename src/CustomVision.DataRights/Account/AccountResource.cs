using System.Text.Json;

namespace CustomVision.DataRights.Account;

/// <summary>The Azure resource of an account, as Azure Resource Manager describes it.</summary>
public sealed record AccountResource
{
    /// <summary>
    /// The id in Azure Resource Manager: <c>/subscriptions/…/resourceGroups/…/providers/Microsoft.CognitiveServices/accounts/…</c>.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The region, such as <c>westeurope</c>.</summary>
    public required string Location { get; init; }

    /// <summary>The kind, such as <c>CustomVision.Training</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The pricing tier, such as <c>S0</c>.</summary>
    public string? Sku { get; init; }

    /// <summary>The endpoint.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>The custom subdomain; <see langword="null"/> for an account that uses the endpoint of its region.</summary>
    public string? CustomSubdomain { get; init; }

    /// <summary>The time of creation, UTC; <see langword="null"/> if the service does not provide it.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>The provisioning state, such as <c>Succeeded</c>.</summary>
    public string? ProvisioningState { get; init; }

    /// <summary>
    /// Whether keys are rejected, so that only tokens grant access; <see langword="null"/> if the service does not provide this.
    /// </summary>
    public bool? IsLocalAuthDisabled { get; init; }

    /// <summary>The access from public networks, such as <c>Enabled</c>.</summary>
    public string? PublicNetworkAccess { get; init; }

    /// <summary>The network rules; <see langword="null"/> if there are none.</summary>
    public AccountNetworkRules? NetworkRules { get; init; }

    /// <summary>The managed identity; <see langword="null"/> if there is none.</summary>
    public AccountIdentity? Identity { get; init; }

    /// <summary>The Azure tags, by name.</summary>
    public IReadOnlyDictionary<string, string?> Tags
    {
        get => field ?? new Dictionary<string, string?>(StringComparer.Ordinal);
        init;
    }

    /// <summary>The use of the quotas.</summary>
    public IReadOnlyList<AccountUsage> Usages
    {
        get => field ?? [];
        init;
    }

    /// <summary>
    /// The members of the answer that this type does not define, by their names on the wire; members of <c>properties</c> are named
    /// <c>properties.name</c>.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalData
    {
        get => field ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        init;
    }

    /// <summary>Returns the type name, and never a name, a person or a link.</summary>
    public override string ToString() => nameof(AccountResource);
}

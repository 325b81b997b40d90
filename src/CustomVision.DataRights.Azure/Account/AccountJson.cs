using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Azure.Account;

/// <summary>The wire form of an account (Accounts - Get).</summary>
internal sealed record AccountJson
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Location { get; init; }

    public required string Kind { get; init; }

    public SkuJson? Sku { get; init; }

    public IdentityJson? Identity { get; init; }

    public IReadOnlyDictionary<string, string?>? Tags { get; init; }

    public PropertiesJson? Properties { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    internal sealed record SkuJson(string? Name);

    internal sealed record IdentityJson
    {
        public string? Type { get; init; }

        public string? PrincipalId { get; init; }

        public string? TenantId { get; init; }

        public IReadOnlyDictionary<string, JsonElement>? UserAssignedIdentities { get; init; }
    }

    internal sealed record PropertiesJson
    {
        public string? Endpoint { get; init; }

        public string? CustomSubDomainName { get; init; }

        public string? DateCreated { get; init; }

        public string? ProvisioningState { get; init; }

        public string? PublicNetworkAccess { get; init; }

        public bool? DisableLocalAuth { get; init; }

        public string? ScheduledPurgeDate { get; init; }

        public NetworkJson? NetworkAcls { get; init; }

        [JsonExtensionData]
        public IDictionary<string, JsonElement>? AdditionalData { get; set; }
    }

    internal sealed record NetworkJson
    {
        public string? DefaultAction { get; init; }

        public IReadOnlyList<IpRuleJson>? IpRules { get; init; }

        public IReadOnlyList<SubnetJson>? VirtualNetworkRules { get; init; }
    }

    internal sealed record IpRuleJson(string? Value);

    internal sealed record SubnetJson(string? Id);
}

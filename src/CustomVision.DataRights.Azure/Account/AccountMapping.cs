using System.Globalization;
using System.Text.Json;
using CustomVision.DataRights.Account;

namespace CustomVision.DataRights.Azure.Account;

/// <summary>Maps the wire forms to the library's models.</summary>
internal static class AccountMapping
{
    public static AccountResource ToResource(this AccountJson json, IEnumerable<UsageJson> usages)
    {
        var properties = json.Properties;
        return new AccountResource
        {
            Id = json.Id,
            Name = json.Name,
            Location = json.Location,
            Kind = json.Kind,
            Sku = json.Sku?.Name,
            Endpoint = Uri.TryCreate(properties?.Endpoint, UriKind.Absolute, out var endpoint) ? endpoint : null,
            CustomSubdomain = properties?.CustomSubDomainName is { Length: > 0 } subdomain ? subdomain : null,
            Created = TimeOf(properties?.DateCreated),
            ProvisioningState = properties?.ProvisioningState,
            IsLocalAuthDisabled = properties?.DisableLocalAuth,
            PublicNetworkAccess = properties?.PublicNetworkAccess,
            NetworkRules = properties?.NetworkAcls is { } rules ? ToRules(rules) : null,
            Identity = json.Identity is { } identity ? ToIdentity(identity) : null,
            Tags = json.Tags ?? new Dictionary<string, string?>(StringComparer.Ordinal),
            Usages = [.. usages.Select(ToUsage)],
            AdditionalData = Additional(json.AdditionalData, properties?.AdditionalData),
        };
    }

    public static ManagedAccount ToManaged(this AccountJson json)
    {
        var properties = json.Properties;
        var endpoint = Uri.TryCreate(properties?.Endpoint, UriKind.Absolute, out var address) ? address : null;
        return new ManagedAccount
        {
            Kind = json.Kind,
            Location = json.Location,
            ProvisioningState = properties?.ProvisioningState,
            Endpoint = endpoint,
            HasOwnEndpoint = properties?.CustomSubDomainName is { Length: > 0 } && endpoint is not null && !SharedEndpoint.Is(endpoint),
            RecoverableUntil = TimeOf(properties?.ScheduledPurgeDate),
        };
    }

    private static AccountNetworkRules ToRules(AccountJson.NetworkJson rules) =>
        new()
        {
            DefaultAction = rules.DefaultAction,
            AddressRanges = [.. (rules.IpRules ?? []).Select(rule => rule.Value).OfType<string>()],
            Subnets = [.. (rules.VirtualNetworkRules ?? []).Select(rule => rule.Id).OfType<string>()],
        };

    private static AccountIdentity ToIdentity(AccountJson.IdentityJson identity) =>
        new()
        {
            Type = identity.Type,
            PrincipalId = identity.PrincipalId,
            TenantId = identity.TenantId,
            UserAssigned = [.. identity.UserAssignedIdentities?.Keys ?? []],
        };

    private static AccountUsage ToUsage(UsageJson usage) =>
        new()
        {
            Name = usage.Name?.Value ?? "",
            Current = usage.CurrentValue,
            Limit = usage.Limit,
            Unit = usage.Unit,
            Period = usage.QuotaPeriod,
            NextReset = usage.NextResetTime,
        };

    private static DateTimeOffset? TimeOf(string? text) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
            : null;

    private static Dictionary<string, JsonElement> Additional(
        IDictionary<string, JsonElement>? own,
        IDictionary<string, JsonElement>? properties
    )
    {
        var all = new Dictionary<string, JsonElement>(
            own ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal),
            StringComparer.Ordinal
        );
        foreach (var (name, value) in properties ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal))
        {
            all["properties." + name] = value;
        }

        return all;
    }
}

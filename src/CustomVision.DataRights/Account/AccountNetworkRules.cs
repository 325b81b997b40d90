namespace CustomVision.DataRights.Account;

/// <summary>The networks from which an account can be reached.</summary>
public sealed record AccountNetworkRules
{
    /// <summary>The action if no rule applies: <c>Allow</c> or <c>Deny</c>.</summary>
    public string? DefaultAction { get; init; }

    /// <summary>The allowed addresses and ranges, such as <c>203.0.113.0/24</c>.</summary>
    public IReadOnlyList<string> AddressRanges
    {
        get => field ?? [];
        init;
    }

    /// <summary>The ids of the allowed subnets.</summary>
    public IReadOnlyList<string> Subnets
    {
        get => field ?? [];
        init;
    }

    /// <summary>Returns the type name, and never an address.</summary>
    public override string ToString() => nameof(AccountNetworkRules);
}

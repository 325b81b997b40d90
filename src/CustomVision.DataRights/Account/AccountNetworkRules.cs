namespace CustomVision.DataRights.Account;

/// <summary>The networks from which an account can be reached.</summary>
public sealed record AccountNetworkRules
{
    /// <summary>The action where no rule applies: <c>Allow</c> or <c>Deny</c>.</summary>
    public string? DefaultAction { get; init; }

    /// <summary>The addresses and ranges that are allowed, such as <c>203.0.113.0/24</c>.</summary>
    public IReadOnlyList<string> AddressRanges
    {
        get => field ?? [];
        init;
    }

    /// <summary>The ids of the subnets that are allowed.</summary>
    public IReadOnlyList<string> Subnets
    {
        get => field ?? [];
        init;
    }

    /// <summary>The kind of object: never an address.</summary>
    public override string ToString() => nameof(AccountNetworkRules);
}

namespace CustomVision.DataRights.Account;

/// <summary>The managed identity of an account.</summary>
public sealed record AccountIdentity
{
    /// <summary>The type, such as <c>SystemAssigned</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The id of the system-assigned identity.</summary>
    public string? PrincipalId { get; init; }

    /// <summary>The id of its tenant.</summary>
    public string? TenantId { get; init; }

    /// <summary>The resource ids of the user-assigned identities.</summary>
    public IReadOnlyList<string> UserAssigned
    {
        get => field ?? [];
        init;
    }

    /// <summary>Returns the type name, and never an id.</summary>
    public override string ToString() => nameof(AccountIdentity);
}

namespace CustomVision.DataRights.Account;

/// <summary>The data that could be read about the account.</summary>
public sealed record AccountInfoExport
{
    /// <summary>The account; <see langword="null"/> if the service no longer provides it.</summary>
    public AccountInfo? Account { get; init; }

    /// <summary>Whether the service provided the account.</summary>
    public bool IsAvailable => Account is not null;

    /// <summary>The other routes to the information; empty if <see cref="IsAvailable"/> is true.</summary>
    public IReadOnlyList<AccountRoute> OtherRoutes { get; init; } = [];
}

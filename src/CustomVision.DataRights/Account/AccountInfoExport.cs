using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Account;

/// <summary>The data that could be read about the account.</summary>
public sealed record AccountInfoExport
{
    /// <summary>The account, or <see langword="null"/> where the service no longer gives it.</summary>
    public AccountInfo? Account { get; init; }

    /// <summary>Whether the service gave the account.</summary>
    public bool IsAvailable => Account is not null;

    /// <summary>The ways by which the information can still be had; empty where <see cref="IsAvailable"/> is true.</summary>
    public IReadOnlyList<AccountRoute> OtherRoutes { get; init; } = [];
}

namespace CustomVision.DataRights.Account;

/// <summary>A way outside the Training API to read or delete an account.</summary>
public sealed record AccountRoute
{
    /// <summary>The display name of the route.</summary>
    public required string Name { get; init; }

    /// <summary>The accounts or people that the route is for.</summary>
    public required string AppliesTo { get; init; }

    /// <summary>The manual steps, in order.</summary>
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>The address of the page where the route starts; <see langword="null"/> if there is none.</summary>
    public Uri? Address { get; init; }
}

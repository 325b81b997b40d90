namespace CustomVision.DataRights.Account;

/// <summary>A way outside the Training API to read or delete an account.</summary>
public sealed record AccountRoute
{
    /// <summary>The display name of the route.</summary>
    public required string Name { get; init; }

    /// <summary>For whom it is.</summary>
    public required string AppliesTo { get; init; }

    /// <summary>The steps, in order, for a person.</summary>
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>The page on which it starts; <see langword="null"/> where there is none.</summary>
    public Uri? Address { get; init; }
}

namespace CustomVision.DataRights.Account;

/// <summary>A way outside the Training API to read or delete an account.</summary>
public sealed record AccountRoute
{
    /// <summary>What the way is called, for a person.</summary>
    public required string Name { get; init; }

    /// <summary>For whom it is.</summary>
    public required string AppliesTo { get; init; }

    /// <summary>The steps, in order, for a person.</summary>
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>Where it starts; <see langword="null"/> where there is no page for it.</summary>
    public Uri? Address { get; init; }
}

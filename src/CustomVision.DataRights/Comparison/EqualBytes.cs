namespace CustomVision.DataRights.Comparison;

/// <summary>
/// Images of one project with equal bytes, whose number differs between the archives. The union of their labels is compared.
/// </summary>
public sealed record EqualBytes
{
    /// <summary>The project's name.</summary>
    public required string Project { get; init; }

    /// <summary>The SHA-256 digest of the bytes.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The ids in the first archive.</summary>
    public required IReadOnlyList<Guid> First { get; init; }

    /// <summary>The ids in the second archive.</summary>
    public required IReadOnlyList<Guid> Second { get; init; }
}

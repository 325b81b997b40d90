using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>
/// The witness that must be visible before absence is conclusive. With another account's key on a shared host, the service correctly
/// reports that none of the plan's projects exists; only an object of this account that the plan does not delete reveals the difference.
/// </summary>
internal sealed record ErasureWitness
{
    /// <summary>The kind of witness.</summary>
    public required ErasureWitnessKind Kind { get; init; }

    /// <summary>
    /// The projects that the plan does not delete, for <see cref="ErasureWitnessKind.Project"/>. At least one of them must be visible.
    /// </summary>
    public IReadOnlyList<Guid> ProjectIds { get; init; } = [];

    /// <summary>A domain that GetDomains must list, for <see cref="ErasureWitnessKind.Account"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? DomainId { get; init; }

    /// <summary>A random value, in hexadecimal digits, for <see cref="CredentialDigest"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Salt { get; init; }

    /// <summary>
    /// HMAC-SHA-256 of the training key under <see cref="Salt"/>, for <see cref="ErasureWitnessKind.Account"/>: only the key identifies an
    /// emptied account. After a rotation of that key, verification is refused.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CredentialDigest { get; init; }
}

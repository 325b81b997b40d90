namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>
/// The subject selector in a plan: tag names and metadata pairs as HMAC-SHA-256 with a random value of the plan, so that objects that were
/// added after the plan can be recognized although the plan contains no names.
/// </summary>
/// <remarks>
/// It hides names from readers, but not from guessing: since the random value is beside the digests, a holder of the plan can test a list
/// of names. Protect a plan like its request. The key of the resource is deliberately not part of the digests: after its rotation, the plan
/// could no longer recognize new matches.
/// </remarks>
internal sealed record HashedSelector
{
    /// <summary>The random value, 64 hexadecimal digits.</summary>
    public required string Salt { get; init; }

    /// <summary>The digests of the tags' names.</summary>
    public required IReadOnlyList<string> TagNames { get; init; }

    /// <summary>Ids of tags.</summary>
    public required IReadOnlyList<Guid> TagIds { get; init; }

    /// <summary>The digests of the metadata pairs.</summary>
    public required IReadOnlyList<string> Metadata { get; init; }

    /// <summary>Ids of images.</summary>
    public required IReadOnlyList<Guid> ImageIds { get; init; }

    /// <summary>The earliest time at which an image was added.</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>The time before which an image was added.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }

    /// <summary>Whether an image carries a tag.</summary>
    public bool? Tagged { get; init; }
}

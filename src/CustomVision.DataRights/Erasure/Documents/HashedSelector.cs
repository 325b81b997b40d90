namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>
/// A subject selector as a plan keeps it: names of tags and metadata pairs only as HMAC-SHA-256 under a random value of the plan's own, so
/// that what was added for the subject after the plan can be recognised without the plan naming anyone.
/// </summary>
/// <remarks>
/// It hides names from a reader, not from a guesser. The random value is beside the digests, so a holder of the plan can try names, a
/// list of everyone in a town included, and see which one fits. Keep a plan as you keep the request that it was made of. The key of the
/// resource is left out of the digests on purpose: after its rotation, the plan could no longer tell what is new under the selector.
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

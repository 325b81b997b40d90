namespace CustomVision.DataRights.Erasure;

/// <summary>A detached signature over <see cref="ErasureReceipt.GetSignedContent"/>, or over an archive's digest.</summary>
public sealed record ErasureSignature
{
    /// <summary>The algorithm, in the host's own terms, such as <c>ES256</c>.</summary>
    public required string Algorithm { get; init; }

    /// <summary>The id of the key, in the host's own terms.</summary>
    public required string KeyId { get; init; }

    /// <summary>The signature, in Base64.</summary>
    public required string Value { get; init; }
}

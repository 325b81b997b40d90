namespace CustomVision.DataRights.Erasure;

/// <summary>Signs a receipt with a key of the host's. Registered as a service of this type, it is used for every receipt.</summary>
/// <param name="content">What <see cref="ErasureReceipt.GetSignedContent"/> gives.</param>
/// <param name="cancellationToken">Cancels the signing.</param>
/// <returns>The signature.</returns>
public delegate Task<ErasureSignature> ErasureSigner(ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

namespace CustomVision.DataRights.Erasure;

/// <summary>
/// Signs with a key of the host's. Registered as a service of this type, it is used for every receipt, and for the digest of every archive
/// that is exported.
/// </summary>
/// <param name="content">
/// What <see cref="ErasureReceipt.GetSignedContent"/> gives, or the UTF-8 bytes of <see cref="Export.ExportResult.ArchiveDigest"/>.
/// </param>
/// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
/// <returns>The signature.</returns>
public delegate Task<ErasureSignature> ErasureSigner(ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

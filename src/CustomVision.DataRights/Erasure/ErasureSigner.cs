namespace CustomVision.DataRights.Erasure;

/// <summary>
/// Signs with a key of the host. If a service of this type is registered, it signs every receipt and the digest of every exported archive.
/// </summary>
/// <param name="content">
/// The bytes of <see cref="ErasureReceipt.GetSignedContent"/>, or the UTF-8 bytes of <see cref="Export.ExportResult.ArchiveDigest"/>.
/// </param>
/// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
/// <returns>The signature.</returns>
public delegate Task<ErasureSignature> ErasureSigner(ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

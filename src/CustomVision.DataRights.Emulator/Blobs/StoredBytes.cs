using System.IO.Pipelines;
using System.Security.Cryptography;

namespace CustomVision.DataRights.Emulator.Blobs;

/// <summary>Bytes held in memory.</summary>
internal sealed class StoredBytes(byte[] bytes) : BlobContent
{
    private string? _digest;

    public override long Length => bytes.Length;

    public override string Digest => _digest ??= Convert.ToHexStringLower(SHA256.HashData(bytes));

    public override async ValueTask WriteToAsync(PipeWriter writer, CancellationToken cancellationToken) =>
        await writer.WriteAsync(bytes, cancellationToken);

    public override byte[] ToArray() => [.. bytes];
}

using System.IO.Pipelines;
using System.Security.Cryptography;

namespace CustomVision.DataRights.Emulator.Blobs;

/// <summary>Bytes held in memory.</summary>
internal sealed class StoredBytes(byte[] bytes) : BlobContent
{
    private string? _digest;
    private byte[]? _md5;

    public override long Length => bytes.Length;

    public override string Digest => _digest ??= Convert.ToHexStringLower(SHA256.HashData(bytes));

#pragma warning disable CA5351 // Content-MD5 as storage sends it: detects damage, not attacks
    public override byte[] Md5 => _md5 ??= MD5.HashData(bytes);
#pragma warning restore CA5351

    public override async ValueTask WriteToAsync(PipeWriter writer, CancellationToken cancellationToken) =>
        await writer.WriteAsync(bytes, cancellationToken);

    public override byte[] ToArray() => [.. bytes];
}

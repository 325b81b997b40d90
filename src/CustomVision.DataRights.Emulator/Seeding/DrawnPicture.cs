using System.IO.Pipelines;
using System.Security.Cryptography;
using CustomVision.DataRights.Emulator.Blobs;
using CustomVision.DataRights.Emulator.Pictures;

namespace CustomVision.DataRights.Emulator.Seeding;

/// <summary>A plain image of a few hundred bytes, drawn on first use. Each number produces a different image.</summary>
internal sealed class DrawnPicture(int number) : BlobContent
{
    public const int Side = 256;

    private byte[]? _bytes;
    private string? _digest;
    private byte[]? _md5;

    public override long Length => Bytes.Length;

    public override string Digest => _digest ??= Convert.ToHexStringLower(SHA256.HashData(Bytes));

    private byte[] Bytes => _bytes ??= Draw();

#pragma warning disable CA5351 // Content-MD5 as storage sends it: detects damage, not attacks
    public override byte[] Md5 => _md5 ??= MD5.HashData(Bytes);
#pragma warning restore CA5351

    public override async ValueTask WriteToAsync(PipeWriter writer, CancellationToken cancellationToken) =>
        await writer.WriteAsync(Bytes, cancellationToken);

    public override byte[] ToArray() => [.. Bytes];

    private byte[] Draw()
    {
        var rgb = new byte[Side * Side * 3];
        for (var i = 0; i < rgb.Length; i += 3)
        {
            (rgb[i], rgb[i + 1], rgb[i + 2]) = ((byte)(number >> 16), (byte)(number >> 8), (byte)number);
        }

        return PngWriter.Write(Side, Side, rgb);
    }
}

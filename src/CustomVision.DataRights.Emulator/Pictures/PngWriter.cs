using System.Buffers.Binary;
using System.IO.Compression;

namespace CustomVision.DataRights.Emulator.Pictures;

/// <summary>Writes 8-bit pictures as PNG (RFC 2083).</summary>
internal static class PngWriter
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Encodes a picture as PNG.</summary>
    /// <param name="width">The width in pixels, at least 1.</param>
    /// <param name="height">The height in pixels, at least 1.</param>
    /// <param name="rgb">The rows from the top, three bytes per pixel, without padding: width × height × 3 bytes.</param>
    /// <exception cref="ArgumentException">The number of bytes does not match the size.</exception>
    public static byte[] Write(int width, int height, ReadOnlySpan<byte> rgb)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (rgb.Length != (long)width * height * 3)
        {
            throw new ArgumentException($"{width}×{height} pixels need {(long)width * height * 3} bytes, not {rgb.Length}.", nameof(rgb));
        }

        return Assemble(width, height, colourType: 2, Compress(rgb, width * 3));
    }

    /// <summary>Encodes a rectangle of one grey as PNG.</summary>
    public static byte[] WriteGrey(int width, int height, byte level)
    {
        var pixels = new byte[width * height];
        Array.Fill(pixels, level);
        return Assemble(width, height, colourType: 0, Compress(pixels, width));
    }

    /// <summary>Creates a chunk: length, type, data and checksum.</summary>
    public static byte[] Chunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        type.CopyTo(chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc32.Of(chunk.AsSpan(4, 4 + data.Length)));
        return chunk;
    }

    private static byte[] Assemble(int width, int height, byte colourType, ReadOnlySpan<byte> data)
    {
        Span<byte> header = stackalloc byte[13];
        header.Clear();
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8; // bits per channel
        header[9] = colourType;
        return [.. Signature, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, data), .. Chunk("IEND"u8, [])];
    }

    private static ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> pixels, int stride)
    {
        var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var row = 0; row < pixels.Length; row += stride)
            {
                zlib.WriteByte(0); // filter type: none
                zlib.Write(pixels.Slice(row, stride));
            }
        }

        return compressed.GetBuffer().AsSpan(0, (int)compressed.Length);
    }
}

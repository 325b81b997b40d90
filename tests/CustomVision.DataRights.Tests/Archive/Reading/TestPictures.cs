using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.IO.Compression;

namespace CustomVision.DataRights.Tests.Archive.Reading;

/// <summary>Small pictures of every size, made here.</summary>
internal static class TestPictures
{
    private static readonly ConcurrentDictionary<(int Width, int Height), byte[]> Pixels = new();

    /// <summary>A black PNG; a different number gives different bytes of the same picture.</summary>
    public static byte[] Png(int width, int height, int number = 0, byte[]? exif = null)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 1;
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk(png, "IHDR"u8, header);
        if (exif is not null)
        {
            Chunk(png, "eXIf"u8, exif);
        }

        Chunk(png, "IDAT"u8, Pixels.GetOrAdd((width, height), static size => Deflate(new byte[((size.Width + 7) / 8 + 1) * size.Height])));
        Chunk(
            png,
            "tEXt"u8,
            [(byte)'n', 0, .. System.Text.Encoding.ASCII.GetBytes(number.ToString(System.Globalization.CultureInfo.InvariantCulture))]
        );
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    /// <summary>The segments of a JPEG with its size and orientation, and a scan of no value.</summary>
    public static byte[] Jpeg(int width, int height, int orientation = 1, bool little = false, byte[]? before = null)
    {
        using var jpeg = new MemoryStream();
        jpeg.Write([0xFF, 0xD8]);
        jpeg.Write(before ?? []);
        if (orientation != 1)
        {
            byte[] exif = [.. "Exif\0\0"u8, .. Tiff(orientation, little)];
            jpeg.Write([0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif]);
        }

        jpeg.Write([0xFF, 0xC0, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]);
        jpeg.Write([0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0xFF, 0xD9]);
        return jpeg.ToArray();
    }

    /// <summary>An EXIF block that states an orientation after another tag.</summary>
    public static byte[] Tiff(int orientation, bool little) =>
        little
            ?
            [
                .. "II*\0"u8,
                8,
                0,
                0,
                0,
                2,
                0,
                0x0F,
                0x01,
                2,
                0,
                1,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0x12,
                0x01,
                3,
                0,
                1,
                0,
                0,
                0,
                (byte)orientation,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
            ]
            :
            [
                .. "MM\0*"u8,
                0,
                0,
                0,
                8,
                0,
                2,
                0x01,
                0x0F,
                0,
                2,
                0,
                0,
                0,
                1,
                0,
                0,
                0,
                0,
                0x01,
                0x12,
                0,
                3,
                0,
                0,
                0,
                1,
                0,
                (byte)orientation,
                0,
                0,
                0,
                0,
                0,
                0,
            ];

    public static byte[] Gif(int width, int height) =>
        [.. "GIF89a"u8, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), 0, 0, 0, 0x3B];

    public static byte[] Bitmap(int width, int height)
    {
        var bitmap = new byte[54];
        "BM"u8.CopyTo(bitmap);
        bitmap[14] = 40;
        BinaryPrimitives.WriteInt32LittleEndian(bitmap.AsSpan(18), width);
        BinaryPrimitives.WriteInt32LittleEndian(bitmap.AsSpan(22), height);
        return bitmap;
    }

    public static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
        }

        return ~crc;
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> type, byte[] data)
    {
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        byte[] content = [.. type, .. data];
        png.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(content));
        png.Write(number);
    }

    private static byte[] Deflate(byte[] pixels)
    {
        using var deflated = new MemoryStream();
        using (var zlib = new ZLibStream(deflated, CompressionLevel.Fastest))
        {
            zlib.Write(pixels);
        }

        return deflated.ToArray();
    }
}

using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CustomVision.DataRights.Tests.Archive.Images;

/// <summary>Pictures made byte by byte, with the parts that cameras and editors write.</summary>
internal static class SamplePictures
{
    /// <summary>The smallest JPEG that has an end of its own: what cameras embed as a preview.</summary>
    public static byte[] Thumbnail { get; } = [0xFF, 0xD8, .. Segment(0xDB, new byte[65]), .. Scan([0x12, 0x34]), 0xFF, 0xD9];

    /// <summary>A JPEG whose APP1 segment has a thumbnail with an end of image of its own.</summary>
    public static byte[] Jpeg { get; } =
    [
        0xFF,
        0xD8,
        .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
        .. Segment(0xE1, [.. "Exif\0\0"u8, .. Thumbnail]),
        .. Segment(0xFE, "made with care"u8),
        .. Segment(0xDB, new byte[65]),
        .. Segment(0xC0, [8, 0, 8, 0, 8, 1, 1, 0x11, 0]),
        .. Segment(0xC4, new byte[20]),
        .. Scan([1, 2, 3, 0xFF, 0x00, 4, 5]),
        0xFF,
        0xD9,
    ];

    /// <summary>
    /// A progressive JPEG: several scans, tables between them, restart markers, fill bytes, and padding that no standard knows.
    /// </summary>
    public static byte[] ProgressiveJpeg { get; } =
    [
        0xFF,
        0xD8,
        .. Segment(0xDB, new byte[65]),
        0,
        0,
        0,
        0xFF,
        0xFF,
        .. Segment(0xC2, [8, 0, 8, 0, 8, 1, 1, 0x11, 0]),
        .. Segment(0xDD, [0, 4]),
        .. Scan([1, 2, 0xFF, 0xD0, 3, 4, 0xFF, 0xD1, 5]),
        0xFF,
        .. Segment(0xC4, new byte[20]),
        .. Scan([0xFF, 0x00, 9, 0xFF, 0xFF, 0xD7, 9]),
        0xFF,
        0xFF,
        0xFF,
        0xD9,
    ];

    /// <summary>A PNG with text that reads like an end, and with the chunks of an animation.</summary>
    public static byte[] Png { get; } =
    [
        0x89,
        .. "PNG\r\n\u001a\n"u8,
        .. Chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 1]),
        .. Chunk("tEXt", [.. "Comment\0"u8, .. "IEND"u8]),
        .. Chunk("acTL", new byte[8]),
        .. Chunk("fcTL", new byte[26]),
        .. Chunk("IDAT", Deflate([0, 7])),
        .. Chunk("fdAT", [0, 0, 0, 1, .. Deflate([0, 9])]),
        .. Chunk("IEND", []),
    ];

    /// <summary>A GIF with a table for all, one for an image, a comment with a semicolon, and a loop.</summary>
    public static byte[] Gif { get; } =
    [
        .. "GIF89a"u8,
        2,
        0,
        2,
        0,
        0x80,
        0,
        0,
        0,
        0,
        0,
        255,
        255,
        255,
        0x21,
        0xFF,
        11,
        .. "NETSCAPE2.0"u8,
        3,
        1,
        0,
        0,
        0,
        0x21,
        0xFE,
        4,
        .. "a;b;"u8,
        0,
        0x21,
        0xF9,
        4,
        0,
        10,
        0,
        0,
        0,
        0x2C,
        0,
        0,
        0,
        0,
        2,
        0,
        2,
        0,
        0xC1,
        .. new byte[12],
        2,
        3,
        0x44,
        0x3B,
        0x05,
        0,
        0x2C,
        0,
        0,
        0,
        0,
        2,
        0,
        2,
        0,
        0,
        2,
        2,
        0x44,
        0x01,
        0,
        0x3B,
    ];

    /// <summary>A bitmap of 3 × 2 pixels of 24 bits; its rows are padded.</summary>
    /// <param name="headerLength">The length of its second header.</param>
    /// <param name="declared">The length that it states, where that is not its own.</param>
    public static byte[] Bitmap(int headerLength = 40, int? declared = null)
    {
        var file = new byte[14 + headerLength + 24];
        var bytes = file.AsSpan();
        "BM"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[2..], declared ?? file.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[10..], 14 + headerLength);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[14..], headerLength);
        if (headerLength == 12)
        {
            (bytes[18], bytes[20], bytes[22], bytes[24]) = (3, 2, 1, 24);
        }
        else
        {
            (bytes[18], bytes[22], bytes[26], bytes[28]) = (3, 2, 1, 24);
        }

        bytes[(14 + headerLength)..].Fill(0x55);
        return file;
    }

    public static byte[] Segment(byte code, ReadOnlySpan<byte> content) =>
        [0xFF, code, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    public static byte[] Scan(ReadOnlySpan<byte> data) => [.. Segment(0xDA, [1, 1, 0, 0, 63, 0]), .. data];

    private static byte[] Chunk(string type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc32(chunk.AsSpan(4, 4 + data.Length)));
        return chunk;
    }

    private static byte[] Deflate(ReadOnlySpan<byte> data)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            zlib.Write(data);
        }

        return packed.ToArray();
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
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
}

using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace CustomVision.DataRights.Emulator.Pictures;

/// <summary>
/// The format and size in the header of a picture. Only the header is read: a picture with a valid header and a damaged body passes.
/// </summary>
/// <param name="Format">The format, determined by the signature.</param>
/// <param name="Width">The width in pixels, above 0.</param>
/// <param name="Height">The height in pixels, above 0.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PictureHeader(PictureFormat Format, int Width, int Height)
{
    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Reads the header of a PNG, JPEG, BMP or GIF. Arbitrary bytes are safe to pass.</summary>
    /// <param name="bytes">
    /// The whole picture or its beginning; a JPEG may need more than its first kilobytes (embedded profiles and thumbnails).
    /// </param>
    /// <param name="header">The header, if the result is <see langword="true"/>.</param>
    /// <returns><see langword="false"/> for another format, a truncated header or a size that is not above 0.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out PictureHeader header)
    {
        var found = bytes switch
        {
            [0x89, ..] => ReadPng(bytes),
            [0xFF, 0xD8, ..] => ReadJpeg(bytes[2..]),
            [(byte)'B', (byte)'M', ..] => ReadBmp(bytes),
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => ReadGif(bytes),
            _ => null,
        };

        header = found ?? default;
        return found is { Width: > 0, Height: > 0 };
    }

    // PNG (RFC 2083): the signature, then IHDR as the first chunk: length 13, type, width, height.
    private static PictureHeader? ReadPng(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 24 || !bytes.StartsWith(PngSignature) || !bytes[8..16].SequenceEqual("\0\0\0\rIHDR"u8))
        {
            return null;
        }

        return new(PictureFormat.Png, BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]));
    }

    // JPEG (ITU-T T.81, B.1): segments until a start of frame (SOF0–SOF15 without DHT, JPG and DAC). A frame comes before the first scan.
    private static PictureHeader? ReadJpeg(ReadOnlySpan<byte> rest)
    {
        while (rest is [0xFF, var marker, ..])
        {
            switch (marker)
            {
                case 0xFF:
                    // A fill byte: any number of 0xFF may precede a marker.
                    rest = rest[1..];
                    continue;
                case 0x01 or (>= 0xD0 and <= 0xD7):
                    rest = rest[2..];
                    continue;
                case 0x00 or 0xD8 or 0xD9 or 0xDA:
                    return null;
            }

            var segment = rest[2..];
            if (segment.Length < 2)
            {
                return null;
            }

            int length = BinaryPrimitives.ReadUInt16BigEndian(segment);
            if (length < 2)
            {
                return null;
            }

            if (marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC)
            {
                return length < 8 || segment.Length < 7
                    ? null
                    : new(
                        PictureFormat.Jpeg,
                        BinaryPrimitives.ReadUInt16BigEndian(segment[5..]),
                        BinaryPrimitives.ReadUInt16BigEndian(segment[3..])
                    );
            }

            if (segment.Length < length)
            {
                return null;
            }

            rest = segment[length..];
        }

        return null;
    }

    // BMP: 14 bytes of file header, then either the 12-byte core header of OS/2 or BITMAPINFOHEADER and its longer successors.
    private static PictureHeader? ReadBmp(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 26)
        {
            return null;
        }

        var headerSize = BinaryPrimitives.ReadUInt32LittleEndian(bytes[14..]);
        if (headerSize == 12)
        {
            return new(
                PictureFormat.Bmp,
                BinaryPrimitives.ReadUInt16LittleEndian(bytes[18..]),
                BinaryPrimitives.ReadUInt16LittleEndian(bytes[20..])
            );
        }

        // A negative height means that the rows are stored from top to bottom.
        var height = BinaryPrimitives.ReadInt32LittleEndian(bytes[22..]);
        return headerSize is < 40 or > 1024 || height == int.MinValue
            ? null
            : new(PictureFormat.Bmp, BinaryPrimitives.ReadInt32LittleEndian(bytes[18..]), Math.Abs(height));
    }

    private static PictureHeader? ReadGif(ReadOnlySpan<byte> bytes) =>
        bytes.Length < 10
            ? null
            : new(
                PictureFormat.Gif,
                BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]),
                BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..])
            );
}

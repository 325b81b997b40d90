using System.Buffers.Binary;

namespace CustomVision.DataRights.Emulator.Pictures;

/// <summary>
/// Reads the Orientation tag in the Exif segment of a JPEG (Exif 2.3, 4.6.4), which says how a viewer rotates the stored pixels. Arbitrary
/// bytes are safe to pass.
/// </summary>
internal static class ExifOrientation
{
    /// <summary>Returns whether a viewer swaps width and height: orientations 5 to 8.</summary>
    public static bool SwapsSides(ReadOnlySpan<byte> picture) => Read(picture) is >= 5 and <= 8;

    /// <summary>Returns 1 to 8; 1 (as stored) if the tag is missing or unreadable.</summary>
    public static int Read(ReadOnlySpan<byte> picture)
    {
        if (picture is not [0xFF, 0xD8, ..])
        {
            return 1;
        }

        var rest = picture[2..];
        while (
            rest is [0xFF, var marker, var high, var low, ..]
            && marker is not 0xDA
            && ((high << 8) | low) is >= 2 and var length
            && rest.Length >= 2 + length
        )
        {
            var segment = rest.Slice(4, length - 2);
            if (marker == 0xE1 && segment.StartsWith("Exif\0\0"u8))
            {
                return ReadTiff(segment[6..]);
            }

            rest = rest[(2 + length)..];
        }

        return 1;
    }

    private static int ReadTiff(ReadOnlySpan<byte> tiff)
    {
        var isLittle = tiff.StartsWith("II"u8);
        if (tiff.Length < 8 || !(isLittle || tiff.StartsWith("MM"u8)))
        {
            return 1;
        }

        var start = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (start > tiff.Length - 2)
        {
            return 1;
        }

        var directory = tiff[(int)start..];
        var count = Short(directory, isLittle);
        for (var entry = directory[2..]; count > 0 && entry.Length >= 12; entry = entry[12..], count--)
        {
            if (Short(entry, isLittle) == 0x0112)
            {
                return Short(entry[8..], isLittle) is >= 1 and <= 8 and var value ? value : 1;
            }
        }

        return 1;
    }

    private static int Short(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}

using System.Buffers.Binary;

namespace CustomVision.DataRights.Archive.Pictures;

/// <summary>An EXIF block: a TIFF file whose first directory may state an orientation (EXIF 2.32, section 4.6.4).</summary>
internal static class ExifBlock
{
    private const ushort OrientationTag = 0x0112;
    private const ushort Short = 3;
    private const ushort Long = 4;
    private const int EntryLength = 12;

    /// <summary>Reads the orientation.</summary>
    /// <param name="tiff">The block from its byte order mark.</param>
    /// <param name="offset">The block's offset in the picture.</param>
    /// <returns>An orientation from 2 to 8 and the patch that makes it 1; <see langword="null"/> where there is nothing to turn.</returns>
    public static (int Orientation, PicturePatch Patch)? ReadOrientation(ReadOnlySpan<byte> tiff, long offset)
    {
        if (tiff.Length < 8 || !(tiff.StartsWith("II*\0"u8) || tiff.StartsWith("MM\0*"u8)))
        {
            return null;
        }

        var little = tiff[0] == (byte)'I';
        var directory = UInt32(tiff[4..], little);
        if (directory > tiff.Length - 2)
        {
            return null;
        }

        var position = (int)directory;
        var entries = UInt16(tiff[position..], little);
        position += 2;
        for (var entry = 0; entry < entries && position + EntryLength <= tiff.Length; entry++, position += EntryLength)
        {
            var type = UInt16(tiff[(position + 2)..], little);
            if (UInt16(tiff[position..], little) != OrientationTag || type is not (Short or Long))
            {
                continue;
            }

            var value = position + 8 + (type == Long && !little ? 2 : 0); // the low half of a long number
            return UInt16(tiff[value..], little) is >= 2 and <= 8 and var orientation
                ? (orientation, new PicturePatch(offset + value, little ? [1, 0] : [0, 1]))
                : null;
        }

        return null;
    }

    private static ushort UInt16(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint UInt32(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}

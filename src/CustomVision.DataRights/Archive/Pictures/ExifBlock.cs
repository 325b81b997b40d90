using System.Buffers.Binary;

namespace CustomVision.DataRights.Archive.Pictures;

/// <summary>An EXIF block: a TIFF file whose first directory may state an orientation (EXIF 2.32, section 4.6.4).</summary>
internal static class ExifBlock
{
    private const ushort OrientationTag = 0x0112;
    private const ushort Short = 3;
    private const ushort Long = 4;
    private const int EntryLength = 12;

    /// <summary>Reads the orientation and the patches that neutralize it.</summary>
    /// <param name="tiff">The block, starting at its byte order mark.</param>
    /// <param name="offset">The block's offset in the picture.</param>
    /// <returns>
    /// The orientation that browsers apply: the first entry that is a single short number from 1 to 8, otherwise 1; and the patches that
    /// set every entry to 1, because other readers differ: some use the last of several entries, a long number, or any type.
    /// </returns>
    public static (int Orientation, IReadOnlyList<PicturePatch> Neutral) ReadOrientation(ReadOnlySpan<byte> tiff, long offset)
    {
        if (tiff.Length < 8 || !(tiff.StartsWith("II*\0"u8) || tiff.StartsWith("MM\0*"u8)))
        {
            return (1, []);
        }

        var little = tiff[0] == (byte)'I';
        var directory = UInt32(tiff[4..], little);
        if (directory > tiff.Length - 2)
        {
            return (1, []);
        }

        int? orientation = null;
        var neutral = new List<PicturePatch>();
        var position = (int)directory;
        var entries = UInt16(tiff[position..], little);
        position += 2;
        for (var entry = 0; entry < entries && position + EntryLength <= tiff.Length; entry++, position += EntryLength)
        {
            if (UInt16(tiff[position..], little) != OrientationTag)
            {
                continue;
            }

            var type = UInt16(tiff[(position + 2)..], little);
            var value = position + 8 + (type == Long && !little ? 2 : 0); // the low-order half of a long number
            var stated = UInt16(tiff[value..], little);
            var turns = stated is >= 2 and <= 8;
            if (turns)
            {
                neutral.Add(new PicturePatch(offset + value, little ? [1, 0] : [0, 1]));
            }

            if (type == Short && UInt32(tiff[(position + 4)..], little) == 1 && (turns || stated == 1))
            {
                orientation ??= stated;
            }
        }

        return (orientation ?? 1, neutral);
    }

    private static ushort UInt16(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint UInt32(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}

using System.Buffers.Binary;

namespace CustomVision.DataRights.Archive.Pictures;

/// <summary>The segments of a JPEG before its first scan (ITU T.81, annex B): the frame's size, and the EXIF block.</summary>
internal static class JpegHeader
{
    private const int FrameLength = 9; // marker, length, precision, height, width

    public static PictureHeader? Parse(ReadOnlySpan<byte> head, out bool needsMore)
    {
        PictureHeader? frame = null;
        int? orientation = null;
        var neutral = new List<PicturePatch>();
        var position = 2;
        needsMore = true;
        while (position + 4 <= head.Length)
        {
            if (head[position] != 0xFF)
            {
                needsMore = false;
                break;
            }

            var marker = head[position + 1];
            if (marker == 0xFF)
            {
                position++; // a fill byte
                continue;
            }

            if (marker is 0x01 or (>= 0xD0 and <= 0xD8))
            {
                position += 2;
                continue;
            }

            if (marker is 0xD9 or 0xDA)
            {
                needsMore = false;
                break;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(head[(position + 2)..]);
            if (IsFrame(marker) && position + FrameLength <= head.Length)
            {
                frame ??= new PictureHeader(
                    BinaryPrimitives.ReadUInt16BigEndian(head[(position + 7)..]),
                    BinaryPrimitives.ReadUInt16BigEndian(head[(position + 5)..])
                );
            }

            var end = position + 2 + length;
            if (marker == 0xE1 && end <= head.Length && length >= 8 && head[(position + 4)..].StartsWith("Exif\0\0"u8))
            {
                var exif = ExifBlock.ReadOrientation(head[(position + 10)..end], position + 10);
                orientation ??= exif.Orientation; // the first block wins
                neutral.AddRange(exif.Neutral);
            }

            position = end;
        }

        return frame is null ? null : frame with { Orientation = orientation ?? 1, Neutral = neutral };
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}

using System.Buffers.Binary;

namespace CustomVision.DataRights.Archive.Pictures;

/// <summary>The chunks of a PNG before its pixels (PNG, sections 5.3 and 11.3.4.5): the size, and the EXIF block.</summary>
internal static class PngHeader
{
    private const int Signature = 8;
    private const int ChunkFrame = 12; // length, type, checksum
    private const uint Polynomial = 0xEDB88320;

    public static PictureHeader? Parse(ReadOnlySpan<byte> head, out bool needsMore)
    {
        PictureHeader? header = null;
        var position = Signature;
        while (position + 8 <= head.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(head[position..]);
            var type = head.Slice(position + 4, 4);
            if (length > int.MaxValue - position - ChunkFrame || type.SequenceEqual("IDAT"u8))
            {
                needsMore = false;
                return header;
            }

            var end = position + ChunkFrame + (int)length;
            if (end > head.Length)
            {
                break;
            }

            var data = head.Slice(position + 8, (int)length);
            if (header is null)
            {
                if (!type.SequenceEqual("IHDR"u8) || length < 8)
                {
                    needsMore = false;
                    return null;
                }

                header = new PictureHeader(BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]));
            }
            else if (
                type.SequenceEqual("eXIf"u8) && ExifBlock.ReadOrientation(data, position + 8) is { Neutral: { Count: > 0 } patches } exif
            )
            {
                header = header with
                {
                    Orientation = header.Neutral.Count > 0 ? header.Orientation : exif.Orientation, // the first block wins
                    Neutral = [.. header.Neutral, .. patches, Checksum(head[(position + 4)..(end - 4)], position + 4, patches)],
                };
            }

            position = end;
        }

        needsMore = true;
        return header;
    }

    /// <summary>Computes the chunk's checksum after the patches, because readers reject a chunk with a wrong checksum.</summary>
    private static PicturePatch Checksum(ReadOnlySpan<byte> typeAndData, int offset, IReadOnlyList<PicturePatch> patches)
    {
        var patched = typeAndData.ToArray();
        foreach (var patch in patches)
        {
            patch.Bytes.CopyTo(patched, (int)patch.Offset - offset);
        }

        var crc = uint.MaxValue;
        foreach (var value in patched)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ Polynomial;
            }
        }

        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, ~crc);
        return new PicturePatch(offset + patched.Length, bytes);
    }
}

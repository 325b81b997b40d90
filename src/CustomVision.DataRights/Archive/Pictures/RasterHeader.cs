using System.Buffers.Binary;

namespace CustomVision.DataRights.Archive.Pictures;

/// <summary>Reads the headers of GIF and BMP files, which have the size at a fixed offset and no orientation.</summary>
internal static class RasterHeader
{
    private const int GifLength = 10;
    private const int BitmapLength = 26;
    private const int CoreHeader = 12; // BITMAPCOREHEADER, with two bytes per side

    /// <summary>Reads the logical screen descriptor (GIF89a, section 18).</summary>
    public static PictureHeader? ParseGif(ReadOnlySpan<byte> head, out bool needsMore)
    {
        needsMore = head.Length < GifLength;
        return needsMore
            ? null
            : new PictureHeader(BinaryPrimitives.ReadUInt16LittleEndian(head[6..]), BinaryPrimitives.ReadUInt16LittleEndian(head[8..]));
    }

    public static PictureHeader? ParseBitmap(ReadOnlySpan<byte> head, out bool needsMore)
    {
        needsMore = head.Length < BitmapLength;
        if (needsMore)
        {
            return null;
        }

        return head[14] == CoreHeader
            ? new PictureHeader(BinaryPrimitives.ReadUInt16LittleEndian(head[18..]), BinaryPrimitives.ReadUInt16LittleEndian(head[20..]))
            : new PictureHeader(
                BinaryPrimitives.ReadInt32LittleEndian(head[18..]),
                Height(BinaryPrimitives.ReadInt32LittleEndian(head[22..]))
            );
    }

    // A negative height means that the rows are stored top to bottom.
    private static int Height(int stated) => stated == int.MinValue ? 0 : Math.Abs(stated);
}

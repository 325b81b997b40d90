using System.Buffers.Binary;

namespace CustomVision.DataRights.Archive.Images;

/// <summary>Compares the length of a bitmap with its headers, since a bitmap has no end marker.</summary>
/// <remarks>
/// Many writers store a wrong length in the file header (bfSize), which decoders ignore. The check therefore uses the end of the pixels, or
/// of a color profile after them, and relies on bfSize only if the headers do not determine that end, as with compressed pixels.
/// </remarks>
internal sealed class BitmapEnd : ImageEnd
{
    private const int HeadLength = 138; // the file header and the longest bitmap header
    private const int FileHeaderLength = 14;
    private const int SmallestFile = 26; // writers that do not know the length store a smaller number

    private readonly byte[] _head = new byte[HeadLength];
    private long _length;

    public override bool? IsThere =>
        PixelsEnd() is { } end ? _length >= end
        : BinaryPrimitives.ReadUInt32LittleEndian(_head.AsSpan(2)) is >= SmallestFile and var declared ? _length >= declared
        : null;

    public override void Append(ReadOnlySpan<byte> bytes)
    {
        if (_length < HeadLength)
        {
            bytes[..(int)Math.Min(bytes.Length, HeadLength - _length)].CopyTo(_head.AsSpan((int)_length));
        }

        _length += bytes.Length;
    }

    // Returns null if the headers do not determine the end.
    private long? PixelsEnd()
    {
        const uint Rgb = 0;
        const uint BitFields = 3;
        var header = UInt32(14);
        if (header is not (12 or 40 or 52 or 56 or 64 or 108 or 124) || _length < FileHeaderLength + header)
        {
            return null;
        }

        var isCore = header == 12; // BITMAPCOREHEADER: two bytes per number, no compression
        long width = isCore ? UInt16(18) : (int)UInt32(18);
        var height = Math.Abs(isCore ? UInt16(20) : (long)(int)UInt32(22)); // negative if the rows are stored top to bottom
        var bits = UInt16(isCore ? 24 : 28);
        var compression = isCore ? Rgb : UInt32(30);
        long offset = UInt32(10);
        if (compression is not (Rgb or BitFields) || width <= 0 || height == 0 || bits == 0 || bits > 64 || offset < FileHeaderLength)
        {
            return null;
        }

        var row = ((width * bits) + 31) / 32 * 4;
        var end = row > long.MaxValue / 2 / height ? long.MaxValue : offset + (row * height);
        var profile = header == 124 && UInt32(126) > 0 && UInt32(130) > 0 ? FileHeaderLength + (long)UInt32(126) + UInt32(130) : 0;
        return Math.Max(end, profile);
    }

    private uint UInt32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(_head.AsSpan(at));

    private ushort UInt16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(_head.AsSpan(at));
}

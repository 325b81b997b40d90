using System.Buffers.Binary;
using CustomVision.DataRights.Emulator.Pictures;

namespace CustomVision.DataRights.Emulator.Synthetic;

/// <summary>
/// Valid PNGs of a fixed size in bytes: a grey square, then a private chunk of filler that ends with the image's number. All bytes except
/// the last 24 are shared, and so is the checksum's state: an image costs one copy and the checksum of 8 bytes.
/// </summary>
internal sealed class SyntheticPictures
{
    /// <summary>The width and height of every image, in pixels.</summary>
    public const int Side = 256;

    private const int NumberLength = 8;
    private const int TailLength = NumberLength + 4 + 12;

    private static readonly byte[] End = PngWriter.Chunk("IEND"u8, []);

    private readonly byte[] _block;
    private readonly uint _checksum;

    /// <summary>Prepares the shared bytes.</summary>
    /// <param name="bytes">The size of each image, at least <see cref="SyntheticAccountOptions.MinImageBytes"/>.</param>
    public SyntheticPictures(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, SyntheticAccountOptions.MinImageBytes);
        var picture = PngWriter.WriteGrey(Side, Side, 0x80);
        var start = picture.AsSpan(0, picture.Length - End.Length);
        _block = new byte[bytes - TailLength];
        start.CopyTo(_block);

        var chunk = _block.AsSpan(start.Length);
        BinaryPrimitives.WriteInt32BigEndian(chunk, chunk.Length - 8 + NumberLength);
        "fiLl"u8.CopyTo(chunk[4..]);
        new Random(1).NextBytes(chunk[8..]);
        _checksum = Crc32.Append(Crc32.Start, chunk[4..]);
    }

    /// <summary>The size of each image in bytes.</summary>
    public int Length => _block.Length + TailLength;

    /// <summary>The bytes with which all images begin.</summary>
    public ReadOnlySpan<byte> Block => _block;

    /// <summary>Writes the remaining bytes of an image and returns their number.</summary>
    public int WriteTail(Span<byte> destination, int project, int index)
    {
        BinaryPrimitives.WriteInt32BigEndian(destination, project);
        BinaryPrimitives.WriteInt32BigEndian(destination[4..], index);
        BinaryPrimitives.WriteUInt32BigEndian(
            destination[NumberLength..],
            Crc32.Finish(Crc32.Append(_checksum, destination[..NumberLength]))
        );
        End.CopyTo(destination[(NumberLength + 4)..]);
        return TailLength;
    }
}

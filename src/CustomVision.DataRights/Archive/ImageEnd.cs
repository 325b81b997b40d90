using System.Buffers.Binary;

namespace CustomVision.DataRights.Archive;

/// <summary>
/// Watches an image go by, and says whether it ends as its format ends, or is as long as its head says: a cheap sign of a download
/// that was cut off.
/// </summary>
/// <remarks>
/// A sign, not a proof: some cameras append data of their own to a JPEG. A few bytes of padding after the end are looked over.
/// </remarks>
internal sealed class ImageEnd
{
    private const int Window = 64;
    private const int HeadLength = 6;
    private const int SmallestBitmap = 26; // its two headers; writers that do not know the length put a smaller number

    private readonly byte[] _last = new byte[Window];
    private readonly byte[] _head = new byte[HeadLength];
    private int _count;
    private long _length;

    /// <summary>The next bytes of the image.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_length < HeadLength)
        {
            bytes[..Math.Min(bytes.Length, HeadLength - (int)_length)].CopyTo(_head.AsSpan((int)_length));
        }

        _length += bytes.Length;
        if (bytes.Length >= Window)
        {
            bytes[^Window..].CopyTo(_last);
            _count = Window;
            return;
        }

        var keep = Math.Min(_count, Window - bytes.Length);
        _last.AsSpan(_count - keep, keep).CopyTo(_last);
        bytes.CopyTo(_last.AsSpan(keep));
        _count = keep + bytes.Length;
    }

    /// <summary>Whether the image has its end.</summary>
    /// <param name="extension">What <see cref="ImageSignature.Read"/> said.</param>
    /// <returns><see langword="null"/> where nothing tells it.</returns>
    public bool? IsThere(string extension)
    {
        ReadOnlySpan<byte> last = _last.AsSpan(0, _count);
        return extension switch
        {
            // The IEND chunk (PNG, section 11.2.5), whose checksum is always the same.
            "png" => last.IndexOf((ReadOnlySpan<byte>)[0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]) >= 0,
            // End of image (ITU T.81, B.1.1.3): compressed data never contains these two bytes.
            "jpg" => last.IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) >= 0,
            // The last block's terminator and the trailer (GIF89a, sections 16 and 27).
            "gif" => last.TrimEnd((byte)0).EndsWith((ReadOnlySpan<byte>)[0x3B]),

            // A bitmap has no mark; its file header says its length (BITMAPFILEHEADER, bfSize).
            "bmp" when BinaryPrimitives.ReadUInt32LittleEndian(_head.AsSpan(2)) is >= SmallestBitmap and var declared => _length >= declared,
            _ => null,
        };
    }
}

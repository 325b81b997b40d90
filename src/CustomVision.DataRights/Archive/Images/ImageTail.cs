namespace CustomVision.DataRights.Archive.Images;

/// <summary>Keeps the last bytes of an image, for images whose structure cannot be parsed.</summary>
internal sealed class ImageTail
{
    private const int Window = 64;

    private readonly byte[] _last = new byte[Window];
    private int _count;

    /// <summary>The last bytes, at most 64.</summary>
    public ReadOnlySpan<byte> Bytes => _last.AsSpan(0, _count);

    public void Append(ReadOnlySpan<byte> bytes)
    {
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
}

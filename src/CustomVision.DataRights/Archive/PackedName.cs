using System.Buffers.Text;

namespace CustomVision.DataRights.Archive;

/// <summary>
/// The short form of a name that begins with a GUID, as the files of images do: the 16 bytes of the GUID, and the rest of the name. Short
/// forms sort like their names.
/// </summary>
internal static class PackedName
{
    /// <summary>The maximum length in bytes of a name that is packed.</summary>
    public const int MaxBytes = 64;

    private const int Digits = 36;
    private const int Packed = 16;

    /// <summary>The number of bytes by which a short form is shorter than its name.</summary>
    public const int Saved = Digits - Packed;

    /// <summary>Replaces a name with its short form, if that has the same meaning.</summary>
    public static bool TryPack(ref Span<byte> name)
    {
        Span<byte> digits = stackalloc byte[Digits];
        if (
            name.Length is < Digits or > MaxBytes
            || !Utf8Parser.TryParse(name[..Digits], out Guid id, out var read, 'D')
            || read != Digits
            || !id.TryFormat(digits, out _)
            || !name.StartsWith(digits) // upper case is another name
        )
        {
            return false;
        }

        name = name[Saved..];
        return id.TryWriteBytes(name, bigEndian: true, out _);
    }

    /// <summary>Writes the name of a short form and returns its length.</summary>
    public static int Unpack(ReadOnlySpan<byte> packed, Span<byte> name)
    {
        new Guid(packed[..Packed], bigEndian: true).TryFormat(name, out _);
        packed[Packed..].CopyTo(name[Digits..]);
        return packed.Length + Saved;
    }
}

using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CustomVision.DataRights.Archive;

/// <summary>A SHA-256 digest: 32 bytes, stored inline.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct Sha256Digest : ISpanFormattable, IUtf8SpanFormattable
{
    /// <summary>The length of a digest in bytes.</summary>
    public const int ByteCount = SHA256.HashSizeInBytes;

    /// <summary>The length of a digest in hexadecimal digits.</summary>
    public const int HexLength = ByteCount * 2;

    private readonly ulong _a;
    private readonly ulong _b;
    private readonly ulong _c;
    private readonly ulong _d;

    /// <summary>Creates a digest from its bytes.</summary>
    /// <param name="bytes">Exactly 32 bytes.</param>
    /// <exception cref="ArgumentException">There are not exactly 32 bytes.</exception>
    public Sha256Digest(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != ByteCount)
        {
            throw new ArgumentException("A SHA-256 digest has exactly 32 bytes.", nameof(bytes));
        }

        _a = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _b = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _c = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        _d = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>The first 8 bytes, for storing and comparing large numbers of digests.</summary>
    internal ulong Prefix => _a;

    /// <summary>Computes the digest of bytes in memory.</summary>
    /// <param name="content">The bytes.</param>
    /// <returns>The digest.</returns>
    public static Sha256Digest Compute(ReadOnlySpan<byte> content)
    {
        Span<byte> bytes = stackalloc byte[ByteCount];
        SHA256.HashData(content, bytes);
        return new Sha256Digest(bytes);
    }

    /// <summary>Computes the digest of a short file.</summary>
    /// <param name="content">The file.</param>
    /// <returns>The digest.</returns>
    public static Sha256Digest Compute(Stream content)
    {
        Span<byte> bytes = stackalloc byte[ByteCount];
        SHA256.HashData(content, bytes);
        return new Sha256Digest(bytes);
    }

    /// <summary>Parses 64 hexadecimal digits in either case.</summary>
    /// <param name="hex">The digits.</param>
    /// <returns>The digest.</returns>
    /// <exception cref="FormatException">The text is not 64 hexadecimal digits.</exception>
    public static Sha256Digest Parse(ReadOnlySpan<char> hex) =>
        TryParse(hex, out var digest) ? digest : throw new FormatException("A SHA-256 digest is written as 64 hexadecimal digits.");

    /// <summary>Tries to parse 64 hexadecimal digits in either case.</summary>
    /// <param name="hex">The digits.</param>
    /// <param name="digest">The digest.</param>
    /// <returns>Whether the text consists of 64 hexadecimal digits.</returns>
    public static bool TryParse(ReadOnlySpan<char> hex, out Sha256Digest digest)
    {
        Span<byte> bytes = stackalloc byte[ByteCount];
        if (hex.Length != HexLength || Convert.FromHexString(hex, bytes, out _, out _) != OperationStatus.Done)
        {
            digest = default;
            return false;
        }

        digest = new Sha256Digest(bytes);
        return true;
    }

    /// <summary>Tries to parse 64 hexadecimal digits in UTF-8, in either case.</summary>
    /// <param name="utf8Hex">The digits.</param>
    /// <param name="digest">The digest.</param>
    /// <returns>Whether the text consists of 64 hexadecimal digits.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8Hex, out Sha256Digest digest)
    {
        Span<byte> bytes = stackalloc byte[ByteCount];
        if (utf8Hex.Length != HexLength || Convert.FromHexString(utf8Hex, bytes, out _, out _) != OperationStatus.Done)
        {
            digest = default;
            return false;
        }

        digest = new Sha256Digest(bytes);
        return true;
    }

    /// <summary>Writes the 32 bytes.</summary>
    /// <param name="destination">At least 32 bytes.</param>
    /// <exception cref="ArgumentException">The destination is shorter than 32 bytes.</exception>
    public void CopyTo(Span<byte> destination)
    {
        if (destination.Length < ByteCount)
        {
            throw new ArgumentException("A SHA-256 digest needs 32 bytes.", nameof(destination));
        }

        BinaryPrimitives.WriteUInt64BigEndian(destination, _a);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], _b);
        BinaryPrimitives.WriteUInt64BigEndian(destination[16..], _c);
        BinaryPrimitives.WriteUInt64BigEndian(destination[24..], _d);
    }

    /// <summary>Writes 64 lowercase hexadecimal digits.</summary>
    /// <param name="destination">At least 64 characters.</param>
    /// <param name="charsWritten">64, or 0 if the destination is too short.</param>
    /// <returns>Whether the destination was long enough.</returns>
    public bool TryFormat(Span<char> destination, out int charsWritten)
    {
        Span<byte> bytes = stackalloc byte[ByteCount];
        CopyTo(bytes);
        return Convert.TryToHexStringLower(bytes, destination, out charsWritten);
    }

    /// <summary>Writes 64 lowercase hexadecimal digits in UTF-8.</summary>
    /// <param name="utf8Destination">At least 64 bytes.</param>
    /// <param name="bytesWritten">64, or 0 if the destination is too short.</param>
    /// <returns>Whether the destination was long enough.</returns>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten)
    {
        Span<byte> bytes = stackalloc byte[ByteCount];
        CopyTo(bytes);
        return Convert.TryToHexStringLower(bytes, utf8Destination, out bytesWritten);
    }

    /// <summary>Returns the digest as 64 lowercase hexadecimal digits.</summary>
    /// <returns>The digits.</returns>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[ByteCount];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    /// <inheritdoc/>
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <inheritdoc/>
    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        TryFormat(destination, out charsWritten);

    /// <inheritdoc/>
    bool IUtf8SpanFormattable.TryFormat(
        Span<byte> utf8Destination,
        out int bytesWritten,
        ReadOnlySpan<char> format,
        IFormatProvider? provider
    ) => TryFormat(utf8Destination, out bytesWritten);
}

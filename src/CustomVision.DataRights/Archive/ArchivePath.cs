using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace CustomVision.DataRights.Archive;

/// <summary>
/// The path of a file inside an archive: relative, with forward slashes, and safe to create on Linux, macOS and Windows. External text is
/// converted only by <see cref="Parse"/> and <see cref="TryParse"/>.
/// </summary>
/// <remarks>
/// A path has no leading or trailing slash, no empty, <c>.</c> or <c>..</c> segment, no backslash, colon, control character or other
/// character that Windows forbids, no segment that ends in a dot or a space, that Windows reserves for a device (<c>CON</c>,
/// <c>COM1.txt</c>) or that is longer than 255 bytes of UTF-8. Paths compare by their bytes in UTF-8.
/// </remarks>
public readonly record struct ArchivePath : IComparable<ArchivePath>
{
    /// <summary>The maximum length of a whole path, in bytes of UTF-8: the limit of the strictest common file systems.</summary>
    internal const int MaxBytes = 1024;

    private readonly string? _value;

    private ArchivePath(string value) => _value = value;

    /// <summary>The path as text. Empty for <c>default(ArchivePath)</c>, which is not a valid path and is rejected by every sink.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>The last segment.</summary>
    public string FileName => Value[(Value.LastIndexOf('/') + 1)..];

    /// <summary>The directory of the file. Only valid for a path that has one.</summary>
    internal ArchivePath Parent => new(Value[..Value.LastIndexOf('/')]);

    /// <summary>The length of the path in bytes of UTF-8.</summary>
    public int Utf8Length => Encoding.UTF8.GetByteCount(Value);

    /// <summary>Parses a path.</summary>
    /// <param name="value">The text.</param>
    /// <returns>The path.</returns>
    /// <exception cref="ArchiveFormatException">The text is not a path inside an archive. The message states the reason.</exception>
    public static ArchivePath Parse(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return ArchivePathRules.Check(value) is { } reason
            ? throw new ArchiveFormatException($"Not a path inside an archive: {reason}.")
            : new ArchivePath(value);
    }

    /// <summary>Tries to parse a path.</summary>
    /// <param name="value">The text.</param>
    /// <param name="path">The path.</param>
    /// <returns>Whether the text is a path inside an archive.</returns>
    public static bool TryParse([NotNullWhen(true)] string? value, out ArchivePath path)
    {
        if (value is null || ArchivePathRules.Check(value) is not null)
        {
            path = default;
            return false;
        }

        path = new ArchivePath(value);
        return true;
    }

    /// <summary>Appends a path to this one, taken as a directory.</summary>
    /// <param name="below">The path below this directory.</param>
    /// <returns>The whole path.</returns>
    /// <exception cref="ArchiveFormatException">The whole path is too long.</exception>
    public ArchivePath Append(ArchivePath below) => Append(below.Value);

    /// <summary>Appends text to this path, taken as a directory.</summary>
    /// <param name="below">The path below this directory.</param>
    /// <returns>The whole path.</returns>
    /// <exception cref="ArchiveFormatException">The text is not a path inside an archive. The message states the reason.</exception>
    public ArchivePath Append(string below)
    {
        ArgumentNullException.ThrowIfNull(below);
        return Parse(_value is null ? below : string.Concat(_value, "/", below));
    }

    /// <summary>Gets whether this path is below a directory.</summary>
    /// <param name="directory">The directory.</param>
    /// <returns><see langword="true"/> for any depth below; <see langword="false"/> for the directory itself.</returns>
    public bool IsUnder(ArchivePath directory) =>
        Value.Length > directory.Value.Length
        && Value.StartsWith(directory.Value, StringComparison.Ordinal)
        && Value[directory.Value.Length] == '/';

    /// <summary>Writes the path as UTF-8.</summary>
    /// <param name="destination">At least <see cref="Utf8Length"/> bytes.</param>
    /// <returns>The number of bytes written.</returns>
    public int WriteUtf8(Span<byte> destination) => Encoding.UTF8.GetBytes(Value, destination);

    /// <inheritdoc/>
    public int CompareTo(ArchivePath other)
    {
        // Ordinal comparison of UTF-16 differs from byte order only when a surrogate is compared with U+E000 or above.
        var (left, right) = (Value, other.Value);
        var same = left.AsSpan().CommonPrefixLength(right);
        if (same == left.Length || same == right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }

        var (a, b) = (left[same], right[same]);
        return char.IsSurrogate(a) == char.IsSurrogate(b) ? a.CompareTo(b)
            : char.IsSurrogate(a) ? 1
            : -1;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>Gets whether the left path sorts before the right one.</summary>
    /// <param name="left">A path.</param>
    /// <param name="right">Another path.</param>
    public static bool operator <(ArchivePath left, ArchivePath right) => left.CompareTo(right) < 0;

    /// <summary>Gets whether the left path sorts before the right one, or is equal to it.</summary>
    /// <param name="left">A path.</param>
    /// <param name="right">Another path.</param>
    public static bool operator <=(ArchivePath left, ArchivePath right) => left.CompareTo(right) <= 0;

    /// <summary>Gets whether the left path sorts after the right one.</summary>
    /// <param name="left">A path.</param>
    /// <param name="right">Another path.</param>
    public static bool operator >(ArchivePath left, ArchivePath right) => left.CompareTo(right) > 0;

    /// <summary>Gets whether the left path sorts after the right one, or is equal to it.</summary>
    /// <param name="left">A path.</param>
    /// <param name="right">Another path.</param>
    public static bool operator >=(ArchivePath left, ArchivePath right) => left.CompareTo(right) >= 0;
}

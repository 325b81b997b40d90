using System.Buffers;
using System.Text;

namespace CustomVision.DataRights.Archive;

/// <summary>The rules for paths that can be created below a directory on all common file systems.</summary>
internal static class ArchivePathRules
{
    private const int MaxSegmentBytes = 255;

    // The characters that Windows forbids in a name; the colon also covers drive letters and alternate data streams.
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\\:*?\"<>|");

    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

    /// <summary>Checks whether a text is a valid path.</summary>
    /// <returns>The reason why it is not a path inside an archive, without quoting it; <see langword="null"/> if it is valid.</returns>
    public static string? Check(string value)
    {
        if (value.Length == 0)
        {
            return "it is empty";
        }

        if (value[0] == '/')
        {
            return "it is absolute";
        }

        if (value.AsSpan().IndexOfAny(Forbidden) >= 0)
        {
            return "it contains a character that some file systems forbid (one of \\ : * ? \" < > |)";
        }

        if (Unicode(value) is { } unicode)
        {
            return unicode;
        }

        if (Encoding.UTF8.GetByteCount(value) > ArchivePath.MaxBytes)
        {
            return $"it is longer than {ArchivePath.MaxBytes} bytes";
        }

        var rest = value.AsSpan();
        while (true)
        {
            var slash = rest.IndexOf('/');
            if (Segment(slash < 0 ? rest : rest[..slash]) is { } reason)
            {
                return reason;
            }

            if (slash < 0)
            {
                return null;
            }

            rest = rest[(slash + 1)..];
        }
    }

    private static string? Unicode(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsControl(value[i]))
            {
                return "it contains a control character";
            }

            if (char.IsSurrogate(value[i]) && (i + 1 == value.Length || !char.IsSurrogatePair(value[i], value[++i])))
            {
                return "it is not well-formed Unicode";
            }
        }

        return null;
    }

    private static string? Segment(ReadOnlySpan<char> segment) =>
        segment switch
        {
            "" => "it has an empty segment",
            "." or ".." => "it has a segment . or ..",
            [.., '.' or ' '] => "it has a segment that ends in a dot or a space",
            _ when Encoding.UTF8.GetByteCount(segment) > MaxSegmentBytes => $"it has a segment longer than {MaxSegmentBytes} bytes",
            _ when IsDevice(segment) => "it has a segment that Windows reserves for a device",
            _ => null,
        };

    // Windows considers the name before the first dot, ignores trailing spaces, and treats superscript digits as digits.
    private static bool IsDevice(ReadOnlySpan<char> segment)
    {
        var dot = segment.IndexOf('.');
        var name = (dot < 0 ? segment : segment[..dot]).TrimEnd(' ');
        if (name.Length == 4 && (name[3] is >= '0' and <= '9' or '¹' or '²' or '³'))
        {
            return name[..3].Equals("COM", StringComparison.OrdinalIgnoreCase)
                || name[..3].Equals("LPT", StringComparison.OrdinalIgnoreCase);
        }

        foreach (var device in Devices)
        {
            if (name.Equals(device, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}

namespace CustomVision.DataRights.Archive.Verification;

/// <summary>
/// Parses paths of bags from any writer. Less strict than <see cref="ArchivePath"/>: the path only has to be below the bag's directory, and
/// a file on Linux may have a name that Windows rejects.
/// </summary>
internal static class BagPath
{
    // In characters, each of which takes at most three bytes.
    private const int LongestName = PathTable.MaxNameBytes / 3;

    /// <summary>Parses a path.</summary>
    /// <param name="written">The text in the tag file.</param>
    /// <param name="decode">Whether to decode %0A, %0D and %25, as in BagIt 1.0 (RFC 8493 §2.1.3) but not in 0.97.</param>
    /// <param name="path">The path, without empty and <c>.</c> segments; undefined if there is a problem.</param>
    /// <returns>The problem; <see langword="null"/> if there is none.</returns>
    public static (ArchiveFindingKind Kind, string Text)? Read(ReadOnlySpan<char> written, bool decode, out string path)
    {
        path = Normalize(decode ? Decode(written) : written.ToString());
        return written switch
        {
            ['/', ..] => Unsafe("It is an absolute path."),
            ['~', ..] => Unsafe("It begins with a tilde, which stands for a user's home directory."),
            [_, ':', '/' or '\\', ..] when char.IsAsciiLetter(written[0]) => Unsafe("It begins with a drive letter."),
            _ when path.Contains('\0', StringComparison.Ordinal) => Unsafe("It contains a zero character."),
            _ when Leaves(path) => Unsafe("It points outside the archive with '..'."),
            _ when OperatingSystem.IsWindows() && ArchivePathRules.Check(path) is { } reason => Unsafe(
                $"It can't be a file here: {reason}."
            ),
            _ when path.Length == 0 => (ArchiveFindingKind.Malformed, "It does not name a file."),
            _ when path.Length > LongestName && Longest(path) > LongestName => (
                ArchiveFindingKind.Malformed,
                "It is longer than any file system allows."
            ),
            _ => null,
        };
    }

    private static (ArchiveFindingKind, string) Unsafe(string text) => (ArchiveFindingKind.UnsafePath, text + " It was not followed.");

    // A backslash separates directories only on Windows, but a path that would leave the bag there is rejected on all systems.
    private static bool Leaves(string path)
    {
        if (!path.Contains("..", StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var range in path.AsSpan().SplitAny('/', '\\'))
        {
            if (path.AsSpan(range) is "..")
            {
                return true;
            }
        }

        return false;
    }

    private static int Longest(string path)
    {
        var longest = 0;
        foreach (var range in path.AsSpan().Split('/'))
        {
            longest = Math.Max(longest, path.AsSpan(range).Length);
        }

        return longest;
    }

    // Some old tools write "./data/x".
    private static string Normalize(string path)
    {
        if (path is not ['.', '/', ..] && !path.Contains("//", StringComparison.Ordinal) && !path.Contains("/./", StringComparison.Ordinal))
        {
            return path;
        }

        return string.Join('/', path.Split('/').Where(segment => segment is not ("" or ".")));
    }

    // Decodes in a single pass from left to right, so that the result of %25 is not decoded again: %250A is the text "%0A".
    private static string Decode(ReadOnlySpan<char> written)
    {
        if (!written.Contains('%'))
        {
            return written.ToString();
        }

        Span<char> decoded = written.Length <= 1024 ? stackalloc char[written.Length] : new char[written.Length];
        var length = 0;
        for (var i = 0; i < written.Length; i++)
        {
            var character = written[i..] switch
            {
                ['%', '2', '5', ..] => '%',
                ['%', '0', 'A' or 'a', ..] => '\n',
                ['%', '0', 'D' or 'd', ..] => '\r',
                _ => default,
            };
            decoded[length++] = character == default ? written[i] : character;
            i += character == default ? 0 : 2;
        }

        return decoded[..length].ToString();
    }
}

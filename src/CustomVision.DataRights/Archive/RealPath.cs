namespace CustomVision.DataRights.Archive;

/// <summary>Resolves all symbolic links in a path.</summary>
internal static class RealPath
{
    private const int MaxLinks = 40;

    /// <summary>Resolves the links in an absolute path.</summary>
    /// <returns>The path without links; <see langword="null"/> if the links are circular.</returns>
    public static string? Resolve(string path)
    {
        var links = 0;
        var current = Path.GetPathRoot(path)!;
        var rest = new Stack<string>();
        Push(rest, path[current.Length..]);
        while (rest.TryPop(out var segment))
        {
            if (segment is "." or "")
            {
                continue;
            }

            if (segment is "..")
            {
                current = Path.GetDirectoryName(current) ?? current;
                continue;
            }

            var next = Path.Join(current, segment);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                current = next;
                continue;
            }

            if (++links > MaxLinks)
            {
                return null;
            }

            var targetRoot = Path.GetPathRoot(target);
            current = string.IsNullOrEmpty(targetRoot) ? current : targetRoot;
            Push(rest, target[(targetRoot?.Length ?? 0)..]);
        }

        return current;
    }

    private static void Push(Stack<string> rest, string path)
    {
        var segments = path.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        for (var i = segments.Length - 1; i >= 0; i--)
        {
            rest.Push(segments[i]);
        }
    }
}

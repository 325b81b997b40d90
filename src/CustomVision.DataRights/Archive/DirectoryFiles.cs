namespace CustomVision.DataRights.Archive;

/// <summary>
/// Enumerates every file below a directory, including unfinished and foreign files. Symbolic links are returned as files and never
/// followed.
/// </summary>
internal static class DirectoryFiles
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    public static IEnumerable<ArchiveEntry> Enumerate(string root)
    {
        if (!Directory.Exists(root))
        {
            yield break;
        }

        var pending = new Stack<DirectoryInfo>([new DirectoryInfo(root)]);
        while (pending.TryPop(out var directory))
        {
            foreach (var entry in directory.EnumerateFileSystemInfos("*", Everything))
            {
                var isLink = entry.LinkTarget is not null;
                if (entry is DirectoryInfo below && !isLink)
                {
                    pending.Push(below);
                    continue;
                }

                yield return new ArchiveEntry
                {
                    RelativePath = Path.GetRelativePath(root, entry.FullName).Replace(Path.DirectorySeparatorChar, '/'),
                    Length = !isLink && entry is FileInfo file ? file.Length : null,
                };
            }
        }
    }
}

using System.IO.Enumeration;
using System.Runtime.InteropServices;

namespace CustomVision.DataRights.Archive;

/// <summary>
/// Enumerates every file below a directory, including unfinished and foreign files. Symbolic links are returned as files and never
/// followed.
/// </summary>
internal static class DirectoryFiles
{
    private const int MostCharacters = 512; // no file of an archive has a longer path

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <param name="root">The directory.</param>
    /// <param name="isSkipped">
    /// The filter for the files that are not returned, by their path below the directory; they cost no call to the file system.
    /// </param>
    public static IEnumerable<ArchiveEntry> Enumerate(string root, Func<ReadOnlySpan<char>, bool>? isSkipped = null)
    {
        if (!Directory.Exists(root))
        {
            yield break;
        }

        var pending = new Stack<string>([string.Empty]);
        while (pending.TryPop(out var directory))
        {
            var prefix = directory.Length == 0 ? string.Empty : directory + "/";
            var entries = new FileSystemEnumerable<Found>(
                Path.Join(root, directory),
                (ref FileSystemEntry entry) => Find(prefix, ref entry),
                Everything
            )
            {
                ShouldIncludePredicate = (ref FileSystemEntry entry) =>
                    isSkipped is null || entry.IsDirectory || !IsSkipped(prefix, entry.FileName, isSkipped),
            };
            foreach (var entry in entries)
            {
                var path = entry.Path;
                var isLink = entry.MayBeLink && new FileInfo(Path.Join(root, path)).LinkTarget is not null;
                if (entry.IsDirectory && !isLink)
                {
                    pending.Push(path);
                    continue;
                }

                yield return new ArchiveEntry { RelativePath = path, Length = entry.IsDirectory || isLink ? null : entry.Length };
            }
        }
    }

    private static bool IsSkipped(string prefix, ReadOnlySpan<char> name, Func<ReadOnlySpan<char>, bool> isSkipped)
    {
        Span<char> path = stackalloc char[MostCharacters];
        return path.TryWrite($"{prefix}{name}", out var length) && isSkipped(path[..length]);
    }

    private static Found Find(string prefix, ref FileSystemEntry entry) =>
        new(
            string.Concat(prefix, entry.FileName),
            entry.IsDirectory,
            entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
            entry.IsDirectory ? 0 : entry.Length
        );

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Found(string Path, bool IsDirectory, bool MayBeLink, long Length);
}

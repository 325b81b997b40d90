namespace CustomVision.DataRights.Archive;

/// <content>What a job that resumes after a crash needs to know and do about the files that it finds.</content>
public sealed partial class DirectoryArchiveSink
{
    /// <summary>The length of an entry in bytes, or <see langword="null"/> when there is no such regular file.</summary>
    internal long? GetLength(ArchivePath path)
    {
        var file = new FileInfo(FullPath(path, create: false));
        return file.Exists && file.LinkTarget is null ? file.Length : null;
    }

    /// <summary>Whether there is such an entry.</summary>
    internal bool Exists(ArchivePath path) => GetLength(path) is not null;

    /// <summary>Deletes an entry, if there is one.</summary>
    internal void Delete(ArchivePath path)
    {
        var file = FullPath(path, create: false);
        StorageFault.Guard(() =>
        {
            if (File.Exists(file))
            {
                File.Delete(file);
            }
        });
    }

    /// <summary>Deletes whatever stands at a path that <see cref="EnumerateFiles"/> gave, an unfinished file for example.</summary>
    internal void Delete(DirectoryArchiveFile file) =>
        StorageFault.Guard(() => File.Delete(Path.Join(RootDirectory, file.RelativePath.Replace('/', Path.DirectorySeparatorChar))));

    /// <summary>
    /// Every file below the root, in no particular order, unfinished and foreign ones included. A symbolic link is given as a
    /// file and never followed.
    /// </summary>
    internal IEnumerable<DirectoryArchiveFile> EnumerateFiles()
    {
        if (!Directory.Exists(RootDirectory))
        {
            yield break;
        }

        var pending = new Stack<DirectoryInfo>([new DirectoryInfo(RootDirectory)]);
        var options = new EnumerationOptions { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };
        while (pending.TryPop(out var directory))
        {
            foreach (var entry in directory.EnumerateFileSystemInfos("*", options))
            {
                var isLink = entry.LinkTarget is not null;
                if (entry is DirectoryInfo below && !isLink)
                {
                    pending.Push(below);
                    continue;
                }

                var relative = Path.GetRelativePath(RootDirectory, entry.FullName).Replace(Path.DirectorySeparatorChar, '/');
                yield return new DirectoryArchiveFile(relative, !isLink && entry is FileInfo file ? file.Length : null);
            }
        }
    }
}

using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Pictures;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Datasets;

/// <summary>
/// The directory that a data set is written to. All files are written to a <c>.partial</c> directory inside it and moved up when the data
/// set is complete and its counts agree. Links and mount points are preserved, and nothing is written outside the directory.
/// </summary>
internal sealed class DatasetDirectory : IDisposable
{
    private const string Unfinished = ".partial";
    private const string RecoveredFiles = "lost+found"; // present in the root of an empty ext4 file system

    private readonly string _final;
    private readonly string _unfinished;
    private readonly IReadOnlyList<string> _created;
    private readonly List<FileSystemInfo> _moved = [];
    private bool _isComplete;

    private DatasetDirectory(string final, IReadOnlyList<string> created)
    {
        _final = final;
        _unfinished = Path.Join(final, Unfinished);
        _created = created;
    }

    /// <summary>Prepares the directory.</summary>
    /// <param name="outputDirectory">A directory that is empty or does not exist. Links are followed and preserved.</param>
    /// <param name="archiveDirectory">The archive, which must not be modified; <see langword="null"/> if it is not in a directory.</param>
    /// <exception cref="DataRightsException">The directory cannot be used. The message states the reason.</exception>
    public static DatasetDirectory Create(string outputDirectory, string? archiveDirectory)
    {
        var final = Resolve(outputDirectory, "output directory");
        if (archiveDirectory is not null && IsWithin(final, Resolve(archiveDirectory, "archive")))
        {
            throw new DataRightsException(
                "The output directory is inside the archive, and would change it. Choose a directory outside of it."
            );
        }

        if (EnclosingArchive.Find(outputDirectory) is { } enclosing)
        {
            throw new DataRightsException(
                $"The output directory is inside another archive, {enclosing}, and would make it invalid. Specify one outside of it."
            );
        }

        if (Directory.Exists(Path.Join(final, Unfinished)))
        {
            throw new DataRightsException(
                "The output directory contains a directory '.partial' from a conversion that did not finish. Delete it, or specify another "
                    + "output directory."
            );
        }

        if (
            File.Exists(final)
            || (
                Directory.Exists(final)
                && Directory.EnumerateFileSystemEntries(final).Any(entry => Path.GetFileName(entry) is not RecoveredFiles)
            )
        )
        {
            throw new DataRightsException("The output directory is not empty. Specify one that is empty or does not exist.");
        }

        var created = new List<string>();
        try
        {
            for (var missing = final; missing is not null && !Directory.Exists(missing); missing = Path.GetDirectoryName(missing))
            {
                created.Add(missing);
            }

            Directory.CreateDirectory(Path.Join(final, Unfinished));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataRightsException(
                "The output directory cannot be created or written. Check its parent and your permissions, or specify another.",
                fault
            );
        }

        return new DatasetDirectory(final, created);
    }

    /// <summary>Creates the target for this directory.</summary>
    /// <param name="archive">The archive, if images are copied.</param>
    public DatasetTarget ToTarget(IArchiveFiles? archive) =>
        new()
        {
            Write = WriteAsync,
            Root = string.Empty,
            InsideArchive = false,
            CopyImage = archive is null
                ? null
                : (source, target, patches, cancellationToken) => CopyAsync(archive, source, target, patches, cancellationToken),
            CreateFolder = archive is null
                ? null
                : path => Directory.CreateDirectory(Path.Combine(_unfinished, path.Value.Replace('/', Path.DirectorySeparatorChar))),
            Open = new DirectoryArchiveFiles(_unfinished).OpenAsync,
        };

    /// <summary>Moves the data set to its final location.</summary>
    public void Complete()
    {
        foreach (var entry in new DirectoryInfo(_unfinished).EnumerateFileSystemInfos().ToList())
        {
            var place = Path.Join(_final, entry.Name);
            if (entry is DirectoryInfo directory)
            {
                directory.MoveTo(place);
            }
            else
            {
                ((FileInfo)entry).MoveTo(place);
            }

            _moved.Add(entry);
        }

        Directory.Delete(_unfinished);
        _isComplete = true;
    }

    /// <summary>Deletes the files of an unfinished conversion and the directories that were created for it.</summary>
    public void Dispose()
    {
        if (_isComplete)
        {
            return;
        }

        try
        {
            Directory.Delete(_unfinished, recursive: true);
            foreach (var entry in _moved)
            {
                (entry as DirectoryInfo)?.Delete(recursive: true);
                (entry as FileInfo)?.Delete();
            }

            foreach (var directory in _created)
            {
                Directory.Delete(directory); // fails if other files were added
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The exception of the conversion itself is more informative. The remaining directory is named '.partial'.
        }
    }

    private static string Resolve(string directory, string what) =>
        RealPath.Resolve(Path.GetFullPath(directory)) is { } path
            ? Path.TrimEndingDirectorySeparator(path)
            : throw new DataRightsException($"The path of the {what} runs through symbolic links in a circle. Specify the directory "
                + "itself.");

    private static bool IsWithin(string path, string directory)
    {
        var relative = Path.GetRelativePath(directory, path);
        return !Path.IsPathRooted(relative)
            && !string.Equals(relative, "..", StringComparison.Ordinal)
            && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    private async Task WriteAsync(ArchivePath path, Func<Stream, CancellationToken, Task> content, CancellationToken cancellationToken)
    {
        var file = new FileStream(
            PrepareFile(path),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                Options = FileOptions.Asynchronous,
            }
        );
        await using (file.ConfigureAwait(false))
        {
            await content(file, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Copies a file. Never creates a hard link, through which a tool that changes an image of the data set would change the archive.
    /// File.Copy shares blocks if the file system supports that.
    /// </summary>
    private async Task CopyAsync(
        IArchiveFiles archive,
        ArchivePath source,
        ArchivePath target,
        IReadOnlyList<PicturePatch> patches,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var length = archive.GetLength(source) ?? throw Missing(source);
        if (patches.Count == 0 && archive is DirectoryArchiveFiles local)
        {
            File.Copy(local.PhysicalPath(source), PrepareFile(target), overwrite: false);
            return;
        }

        var content = await archive.OpenAsync(source, cancellationToken).ConfigureAwait(false) ?? throw Missing(source);
        await using var closing = content.ConfigureAwait(false);
        if (patches.Count == 0)
        {
            await WriteAsync(target, content.CopyToAsync, cancellationToken).ConfigureAwait(false);
            return;
        }

        // The content is written instead of copied and patched, since a copy keeps a read-only attribute.
        var bytes = new byte[length];
        await content.ReadExactlyAsync(bytes, cancellationToken).ConfigureAwait(false);
        foreach (var patch in patches)
        {
            patch.Bytes.CopyTo(bytes, patch.Offset);
        }

        await WriteAsync(target, async (stream, ct) => await stream.WriteAsync(bytes, ct).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);
    }

    private static ArchiveFormatException Missing(ArchivePath source) =>
        new($"{source} is listed and missing. Verify the archive; export it again if it differs.");

    private string PrepareFile(ArchivePath path)
    {
        var file = Path.Combine(_unfinished, path.Value.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return file;
    }
}

using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Datasets;

/// <summary>
/// The directory that a data set is written to. It has another name until the data set is complete and its counts agree, so a
/// directory of the right name is never half a data set.
/// </summary>
internal sealed class DatasetDirectory
{
    private readonly string _final;
    private readonly string _unfinished;

    private DatasetDirectory(string final)
    {
        _final = final;
        _unfinished = final + ".partial";
    }

    /// <summary>Prepares the directory.</summary>
    /// <param name="outputDirectory">Where the data set shall be: a directory that is empty, or does not exist.</param>
    /// <param name="archiveDirectory">The archive, which nothing may be written into.</param>
    /// <exception cref="DataRightsException">The directory is not usable; the message says why.</exception>
    public static DatasetDirectory Create(string outputDirectory, string archiveDirectory)
    {
        var final = Path.TrimEndingDirectorySeparator(Path.GetFullPath(outputDirectory));
        var archive = Path.TrimEndingDirectorySeparator(Path.GetFullPath(archiveDirectory));
        if (IsWithin(final, archive))
        {
            throw new DataRightsException("The output directory lies inside the archive, and would change it. Name one outside.");
        }

        if (File.Exists(final) || (Directory.Exists(final) && Directory.EnumerateFileSystemEntries(final).Any()))
        {
            throw new DataRightsException("The output directory is not empty. Name one that is empty or does not exist.");
        }

        var directory = new DatasetDirectory(final);
        if (Directory.Exists(directory._unfinished))
        {
            throw new DataRightsException(
                "Beside the output directory lies one of the same name that ends in '.partial', from a conversion that did not finish. Delete it, or name another.");
        }

        Directory.CreateDirectory(directory._unfinished);
        return directory;
    }

    /// <summary>A target in this directory.</summary>
    /// <param name="archive">The archive, when images are to be copied.</param>
    public DatasetTarget ToTarget(DirectoryArchiveFiles? archive) => new()
    {
        Write = WriteAsync,
        Root = string.Empty,
        InsideArchive = false,
        CopyImage = archive is null ? null : (source, target, cancellationToken) => CopyAsync(archive, source, target, cancellationToken),
        Open = new DirectoryArchiveFiles(_unfinished).OpenAsync,
    };

    /// <summary>Gives the directory its name.</summary>
    public void Complete()
    {
        if (Directory.Exists(_final))
        {
            Directory.Delete(_final);
        }

        Directory.Move(_unfinished, _final);
    }

    private static bool IsWithin(string path, string directory)
    {
        var relative = Path.GetRelativePath(directory, path);
        return !Path.IsPathRooted(relative) && !string.Equals(relative, "..", StringComparison.Ordinal) && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    private async Task WriteAsync(ArchivePath path, Func<Stream, CancellationToken, Task> content, CancellationToken cancellationToken)
    {
        var file = new FileStream(PrepareFile(path), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Options = FileOptions.Asynchronous,
        });
        await using (file.ConfigureAwait(false))
        {
            await content(file, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// A copy, and never a hard link: a tool that changes an image of the data set would change the archive. Where the file system
    /// can share blocks, .NET's copy does.
    /// </summary>
    private Task CopyAsync(DirectoryArchiveFiles archive, ArchivePath source, ArchivePath target, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var from = archive.PhysicalPath(source);
        if (!File.Exists(from))
        {
            throw new ArchiveFormatException($"{source} is listed and missing. Verify the archive; export it again if it differs.");
        }

        File.Copy(from, PrepareFile(target), overwrite: false);
        return Task.CompletedTask;
    }

    private string PrepareFile(ArchivePath path)
    {
        var file = Path.Combine(_unfinished, path.Value.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return file;
    }
}

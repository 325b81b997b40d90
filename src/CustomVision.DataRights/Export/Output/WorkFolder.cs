using System.Globalization;
using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Export.Output;

/// <summary>
/// The folder beside the archive in which a job keeps what it needs until it is done: the lock, the journal, and listings that are still
/// being written. Beside a directory it is <c>&lt;output&gt;.work</c>; for any other sink it is a private temporary folder.
/// </summary>
internal sealed class WorkFolder : IDisposable
{
    private const string LockName = "lock";
    private readonly FileStream _lock;

    private WorkFolder(string path, FileStream @lock, bool isLasting)
    {
        FullPath = path;
        _lock = @lock;
        IsLasting = isLasting;
    }

    public string FullPath { get; }

    /// <summary>Whether the folder outlives the process, so that a job can be resumed from it.</summary>
    public bool IsLasting { get; }

    public string JournalPath => Path.Combine(FullPath, "journal.jsonl");

    /// <summary>Where the work folder of an archive in a directory is.</summary>
    public static string PathFor(DirectoryArchiveSink sink) => Path.TrimEndingDirectorySeparator(sink.RootDirectory) + ".work";

    /// <summary>Opens the folder and takes its lock.</summary>
    /// <exception cref="DataRightsException">Another run holds the lock.</exception>
    public static WorkFolder Open(IArchiveSink sink)
    {
        if (sink is not DirectoryArchiveSink directory)
        {
            var temporary = Directory.CreateTempSubdirectory("datarights-").FullName;
            return new WorkFolder(temporary, Lock(temporary), isLasting: false);
        }

        var path = PathFor(directory);
        StorageFault.Guard(() =>
            OperatingSystem.IsWindows()
                ? Directory.CreateDirectory(path)
                : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)
        );
        return new WorkFolder(path, Lock(path), isLasting: true);
    }

    /// <summary>A path for a file that is still being written; what an earlier run left there is removed.</summary>
    public string SpoolPath(string name)
    {
        var path = Path.Combine(FullPath, "spool", name);
        StorageFault.Guard(() =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Delete(path);
        });
        return path;
    }

    /// <summary>Where the lines of a list are written that is not whole yet.</summary>
    public string LinesPath(ArchivePath list) => SpoolPath("lists/" + list.Value);

    /// <summary>A path for a list that a newer one replaces.</summary>
    public string FormerPath(ArchivePath list)
    {
        var folder = Path.Combine(FullPath, "former", list.Value);
        return StorageFault.Guard(() =>
            Path.Combine(
                Directory.CreateDirectory(folder).FullName,
                Directory.GetFiles(folder).Length.ToString("D6", CultureInfo.InvariantCulture)
            )
        );
    }

    /// <summary>
    /// Puts lists that an earlier look or run did not come to the end of beside those that were replaced: each line of them was written
    /// whole, but for the last.
    /// </summary>
    public void KeepUnfinishedLists()
    {
        var root = Path.Combine(FullPath, "spool", "lists");
        foreach (var file in Directory.Exists(root) ? Directory.GetFiles(root, "*", SearchOption.AllDirectories) : [])
        {
            var list = ArchivePath.Parse(Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/'));
            StorageFault.Guard(() => File.Move(file, FormerPath(list)));
        }
    }

    /// <summary>The lists that earlier looks and runs replaced or left unfinished, the newest of each first.</summary>
    public IReadOnlyList<(ArchivePath List, string File)> FormerLists()
    {
        var root = Path.Combine(FullPath, "former");
        return Directory.Exists(root)
            ?
            [
                .. Directory
                    .EnumerateFiles(root, "*", SearchOption.AllDirectories)
                    .OrderDescending(StringComparer.Ordinal)
                    .Select(file =>
                        (
                            ArchivePath.Parse(
                                Path.GetRelativePath(root, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '/')
                            ),
                            file
                        )
                    ),
            ]
            : [];
    }

    /// <summary>
    /// Removes the folder; the job is done. The journal goes while the lock still holds: without it no run resumes the job.
    /// </summary>
    public void Remove()
    {
        StorageFault.Guard(() => File.Delete(JournalPath));
        _lock.Dispose();
        StorageFault.Guard(() => Directory.Delete(FullPath, recursive: true));
    }

    public void Dispose()
    {
        _lock.Dispose();
        if (!IsLasting && Directory.Exists(FullPath))
        {
            Directory.Delete(FullPath, recursive: true);
        }
    }

    private static FileStream Lock(string folder)
    {
        try
        {
            return new FileStream(
                Path.Combine(folder, LockName),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None,
                bufferSize: 0
            );
        }
        catch (IOException fault)
            when (fault is not (FileNotFoundException or DirectoryNotFoundException) && File.Exists(Path.Combine(folder, LockName)))
        {
            throw new DataRightsException(
                $"Another export is writing to this folder: {Path.Combine(folder, LockName)} is locked. Wait for it, or choose another "
                    + $"folder.",
                fault
            );
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw StorageFault.Explain(fault) ?? fault;
        }
    }
}

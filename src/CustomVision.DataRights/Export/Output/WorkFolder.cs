using System.Globalization;
using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Export.Output;

/// <summary>
/// The folder for the state of a running job: the journal, and listings that are still being written. For a resumable sink, it is the work
/// directory of its lease; for any other sink, it is a private temporary folder.
/// </summary>
internal sealed class WorkFolder : IAsyncDisposable
{
    private const string EarlierListsName = "former"; // the name in unfinished exports of older versions

    private readonly IArchiveLease? _lease;

    private WorkFolder(string path, IArchiveLease? lease) => (FullPath, _lease) = (path, lease);

    public string FullPath { get; }

    /// <summary>Whether the folder outlives the process, so that a job can be resumed from it.</summary>
    public bool IsLasting => _lease is not null;

    public string JournalPath => Path.Combine(FullPath, IArchiveLease.JournalName);

    /// <summary>Opens the folder and takes exclusive ownership of it.</summary>
    /// <exception cref="DataRightsException">Another run owns it.</exception>
    public static async Task<WorkFolder> OpenAsync(IArchiveSink sink, CancellationToken cancellationToken)
    {
        if (sink is not IResumableArchiveSink resumable)
        {
            return new WorkFolder(Directory.CreateTempSubdirectory("datarights-").FullName, lease: null);
        }

        var lease = await resumable.AcquireAsync(cancellationToken).ConfigureAwait(false);
        return new WorkFolder(lease.WorkDirectory, lease);
    }

    /// <summary>Makes the content of the folder durable. Called before an action that relies on it.</summary>
    public ValueTask SaveAsync(CancellationToken cancellationToken) => _lease?.SaveAsync(cancellationToken) ?? ValueTask.CompletedTask;

    /// <summary>Gets the path for a file that is still being written. A file of an earlier run at that path is removed.</summary>
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

    /// <summary>Gets the path for the lines of an incomplete list. Each number has a separate file.</summary>
    public string LinesPath(ArchivePath list, int number) =>
        SpoolPath(string.Create(CultureInfo.InvariantCulture, $"lists/{list.Value}/{number:D6}"));

    /// <summary>Gets the path for a list that is replaced by a newer one, with the next higher number.</summary>
    public string EarlierPath(ArchivePath list)
    {
        var folder = Path.Combine(FullPath, EarlierListsName, list.Value);
        return StorageFault.Guard(() =>
        {
            Directory.CreateDirectory(folder);

            // The number of files is not used, since a run that crashed while it saved the folder may have left a gap.
            var last = Directory.GetFiles(folder).Select(file => int.Parse(Path.GetFileName(file), CultureInfo.InvariantCulture));
            return Path.Combine(folder, (last.DefaultIfEmpty(-1).Max() + 1).ToString("D6", CultureInfo.InvariantCulture));
        });
    }

    /// <summary>
    /// Moves unfinished lists of an earlier pass or run to the replaced lists. All of their lines are complete, except perhaps the last.
    /// </summary>
    public void KeepUnfinishedLists()
    {
        var root = Path.Combine(FullPath, "spool", "lists");
        var files = Directory.Exists(root) ? Directory.GetFiles(root, "*", SearchOption.AllDirectories) : [];
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            var list = ListOf(root, file);
            StorageFault.Guard(() => File.Move(file, EarlierPath(list)));
        }
    }

    /// <summary>Gets the lists that earlier passes and runs replaced or left unfinished, newest first for each list.</summary>
    public IReadOnlyList<(ArchivePath List, string File)> EarlierLists()
    {
        var root = Path.Combine(FullPath, EarlierListsName);
        return Directory.Exists(root)
            ?
            [
                .. Directory
                    .EnumerateFiles(root, "*", SearchOption.AllDirectories)
                    .OrderDescending(StringComparer.Ordinal)
                    .Select(file => (ListOf(root, file), file)),
            ]
            : [];
    }

    /// <summary>Removes the folder of a finished job.</summary>
    public Task RemoveAsync(CancellationToken cancellationToken) => _lease?.EndAsync(cancellationToken) ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_lease is not null)
        {
            await _lease.DisposeAsync().ConfigureAwait(false);
        }
        else if (Directory.Exists(FullPath))
        {
            Directory.Delete(FullPath, recursive: true);
        }
    }

    private static ArchivePath ListOf(string root, string file) =>
        ArchivePath.Parse(Path.GetRelativePath(root, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '/'));
}

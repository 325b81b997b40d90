using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Export.Files;
using CustomVision.DataRights.Export.Journal;

namespace CustomVision.DataRights.Export.Output;

/// <summary>
/// Stores the output of a job, first in the bag and then in the journal. Also reads the payload back for the pages and data sets, even if
/// the sink does not support reading.
/// </summary>
internal sealed partial class ExportOutput(BagWriter bag, IArchiveSink sink, WorkFolder work, ExportJournal journal)
    : IArchiveFiles,
        IDownloadStore
{
    private const int CopyBuffer = 512 * 1024; // of a list, which has megabytes

    private readonly StoredFiles _claimed = journal.State.Files;
    private readonly Dictionary<PayloadFile, IntegrityWarning> _warnings = []; // only of the few files with a warning
    private readonly IResumableArchiveSink? _resumable = sink as IResumableArchiveSink;
    private readonly Dictionary<ArchivePath, Document> _documents = []; // the files that are not downloads
    private readonly HashSet<ArchivePath> _downloadDirectories = [];
    private readonly Lock _gate = new();
    private int _spools;

    /// <summary>Whether the sink accepts one entry at a time, in the order of the listing.</summary>
    public bool IsSequential => sink.MaxConcurrentWrites == 1;

    /// <inheritdoc/>
    public bool WritesAtOnce => sink is DirectoryArchiveSink { FlushesInGroups: true };

    public long Files => bag.Count;

    /// <summary>The files written so far that are not downloads, sorted by path.</summary>
    public IReadOnlyList<ArchiveFile> Documents
    {
        get
        {
            lock (_gate)
            {
                return [.. _documents.Values.Select(document => document.File).OrderBy(file => file.Path)];
            }
        }
    }

    /// <summary>The directories that contain downloads, sorted by path.</summary>
    public IReadOnlyList<ArchivePath> DownloadDirectories
    {
        get
        {
            lock (_gate)
            {
                return [.. _downloadDirectories.Order()];
            }
        }
    }

    public long Bytes => bag.Bytes;

    /// <summary>Gets the digest of a file in the archive.</summary>
    public Sha256Digest? FindDigest(ArchivePath path) => bag.TryGet(path.Value, out _, out var sha256) ? sha256 : null;

    /// <summary>Writes a small file.</summary>
    public Task WriteAsync(ArchivePath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        WriteAsync(path, (stream, token) => stream.WriteAsync(content, token).AsTask(), cancellationToken);

    /// <summary>Writes a file whose content is created while it is written.</summary>
    public async Task WriteAsync(ArchivePath path, Func<Stream, CancellationToken, Task> content, CancellationToken cancellationToken)
    {
        string? spool = null;
        if (PayloadPlace.Of(path.Value).Kind == PayloadKind.Derived)
        {
            // Recorded before it is written, so that every derived file is known: a run that writes fewer pages removes the rest.
            journal.Append(new JournalRecord { Kind = JournalRecord.Made, Path = path.Value });
            await work.SaveAsync(cancellationToken).ConfigureAwait(false);
        }

        if (!CanReadBack)
        {
            spool = NewSpool();
            var stream = OpenSpool(spool);
            await using (stream.ConfigureAwait(false))
            {
                await content(stream, cancellationToken).ConfigureAwait(false);
            }

            content = CopySpool(spool);
        }

        await KeepEarlierAsync(path, cancellationToken).ConfigureAwait(false);
        Remember(await bag.WriteAsync(path, content, cancellationToken).ConfigureAwait(false), spool);
    }

    public async Task<Stream?> OpenAsync(ArchivePath path, CancellationToken cancellationToken)
    {
        if (!Exists(path))
        {
            return null;
        }

        Document? document;
        lock (_gate)
        {
            _documents.TryGetValue(path, out document);
        }

        return document?.Spool is not { } spool
            ? await sink.OpenReadAsync(InBag(path), cancellationToken).ConfigureAwait(false)
            : new FileStream(
                spool,
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read,
                4096,
                FileOptions.Asynchronous | FileOptions.SequentialScan
            );
    }

    public bool Exists(ArchivePath path) => bag.Contains(path.Value);

    public long? GetLength(ArchivePath path) => bag.TryGet(path.Value, out var length, out _) ? length : null;

    public IEnumerable<string> ListDirectories(ArchivePath directory)
    {
        lock (_gate)
        {
            var start = directory.Value.Length + 1;
            return
            [
                .. _documents
                    .Keys.Where(path => path.IsUnder(directory) && path.Value.IndexOf('/', start) > 0)
                    .Select(path => path.Value[start..path.Value.IndexOf('/', start)])
                    .Distinct(StringComparer.Ordinal),
            ];
        }
    }

    // Saves the previous list. Its entries are needed for objects that are no longer listed; see UnlistedObjects.
    private async Task KeepEarlierAsync(ArchivePath path, CancellationToken cancellationToken)
    {
        if (
            _resumable is not null
            && PayloadPlace.Of(path.Value)
                is { Kind: PayloadKind.Document, Scope.ProjectId: not null, Category: { IsList: true, IsReported: true } }
            && await _resumable.FindAsync(InBag(path), cancellationToken).ConfigureAwait(false) is not null
        )
        {
            await _resumable.MoveToWorkAsync(InBag(path), work.EarlierPath(path), cancellationToken).ConfigureAwait(false);
        }
    }

    // Other sinks need not support reading.
    private bool CanReadBack => _resumable is not null;

    private static ArchivePath InBag(ArchivePath path) => BagWriter.Data.Append(path);

    private static Func<Stream, CancellationToken, Task> CopySpool(string spool) =>
        async (stream, token) =>
        {
            var source = new FileStream(
                spool,
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read,
                1,
                FileOptions.Asynchronous | FileOptions.SequentialScan
            );
            await using var closing = source.ConfigureAwait(false);
            await source.CopyToAsync(stream, CopyBuffer, token).ConfigureAwait(false);
        };

    // Errors of the disk are storage errors, and must not be mistaken for those of the spooled download.
    private static StorageWriteStream OpenSpool(string path) =>
        new(StorageFault.Guard(() => File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read)));

    private string NewSpool() =>
        work.SpoolPath(Interlocked.Increment(ref _spools).ToString(System.Globalization.CultureInfo.InvariantCulture));

    private void Remember(ArchiveFile file, string? spool)
    {
        lock (_gate)
        {
            _documents[file.Path] = new Document(file, spool);
        }
    }

    /// <param name="File">The file.</param>
    /// <param name="Spool">The path of a copy, if the sink does not support reading.</param>
    private sealed record Document(ArchiveFile File, string? Spool);
}

using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Export.Files;
using CustomVision.DataRights.Export.Journal;

namespace CustomVision.DataRights.Export.Output;

/// <summary>
/// Where a job puts what it has: into the bag first, into the journal after. Also gives the payload back to those who make pages and data
/// sets from it, whether or not the sink can be read again.
/// </summary>
internal sealed partial class ExportOutput(BagWriter bag, IArchiveSink sink, WorkFolder work, ExportJournal journal)
    : IArchiveFiles,
        IDownloadStore
{
    private readonly StoredFiles _claimed = journal.State.Files;
    private readonly Dictionary<PayloadFile, IntegrityWarning> _warnings = []; // of the few with an integrity warning
    private readonly IResumableArchiveSink? _resumable = sink as IResumableArchiveSink;
    private readonly Dictionary<ArchivePath, Document> _documents = []; // what is not a download
    private readonly HashSet<ArchivePath> _downloadDirectories = [];
    private readonly Lock _gate = new();
    private int _spools;

    /// <summary>Whether the sink takes one entry at a time, in the order of the listing.</summary>
    public bool IsSequential => sink.MaxConcurrentWrites == 1;

    public long Files => bag.Count;

    /// <summary>What was written so far and is not a download, sorted by path.</summary>
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

    /// <summary>The directories that hold downloads, sorted by path.</summary>
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

    /// <summary>The digest of a file that is in the archive.</summary>
    public Sha256Digest? FindDigest(ArchivePath path) => bag.TryGet(path.Value, out _, out var sha256) ? sha256 : null;

    /// <summary>Writes a small file.</summary>
    public Task WriteAsync(ArchivePath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        WriteAsync(path, (stream, token) => stream.WriteAsync(content, token).AsTask(), cancellationToken);

    /// <summary>Writes a file that is made while it is written.</summary>
    public async Task WriteAsync(ArchivePath path, Func<Stream, CancellationToken, Task> content, CancellationToken cancellationToken)
    {
        string? spool = null;
        if (PayloadPlace.Of(path.Value).Kind == PayloadKind.Derived)
        {
            // First, so that nothing of ours can be there unnamed: a run that makes fewer pages removes the rest.
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

    // What a list of before says of objects that are listed no longer is needed again; see UnlistedObjects.
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

    // Other sinks need not be able to give back what they took.
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
            await source.CopyToAsync(stream, token).ConfigureAwait(false);
        };

    // Its errors are the disk's, and never taken for those of a download that is spooled.
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
    /// <param name="Spool">Where it can be read, where the sink can't.</param>
    private sealed record Document(ArchiveFile File, string? Spool);
}

using System.Buffers;
using System.Runtime.CompilerServices;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Export.Downloads;
using CustomVision.DataRights.Export.Files;

namespace CustomVision.DataRights.Export;

/// <summary>
/// Processes a list of an archive: lists its entries, downloads their files concurrently, stores, counts and reports them, and passes the
/// entries on in the order of the list.
/// </summary>
internal sealed class EntryFlow(ExportContext context, ArchiveCategory category, ArchiveScope scope)
{
    private const int MostKept = 64 * 1024;

    // Entries are finished one after the other, so the same buffers serve all of them.
    private ArrayBufferWriter<byte> _json = new();
    private ArrayBufferWriter<byte> _line = new();
    private readonly List<ListedFile> _listed = [];

    /// <summary>The path of the list.</summary>
    public ArchivePath List { get; } = PayloadPlace.DocumentOf(category, scope);

    /// <summary>The counts of entries and files.</summary>
    public ImageTally Tally { get; } = new();

    /// <summary>Exports entries.</summary>
    /// <param name="entries">The listing.</param>
    /// <param name="finish">
    /// Receives each entry, its line for the list, and the outcomes of its files. The bytes are valid until it returns.
    /// </param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <param name="isOneByOne">Whether the files are too large for many concurrent downloads.</param>
    public Task RunAsync(
        IAsyncEnumerable<ExportEntry> entries,
        Action<ExportEntry, ReadOnlyMemory<byte>, IReadOnlyList<DownloadOutcome>> finish,
        CancellationToken cancellationToken,
        bool isOneByOne = false
    ) =>
        OrderedDownloads.RunAsync(
            entries,
            static entry => entry.Json.Length,
            (entry, token) => StartAsync(entry.Blobs, token),
            async (entry, outcomes, token) =>
            {
                await StoreAsync(entry, outcomes, token).ConfigureAwait(false);
                finish(entry with { Json = _json.WrittenMemory }, _line.WrittenMemory, outcomes);
                entry.Page?.Dispose();
            },
            isOneByOne ? 1 : OrderedDownloads.WindowFor(context.Output.IsSequential),
            cancellationToken
        );

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Task<DownloadOutcome>[]> StartAsync(IReadOnlyList<Blob> blobs, CancellationToken cancellationToken)
    {
        var started = new Task<DownloadOutcome>[blobs.Count];
        for (var i = 0; i < started.Length; i++)
        {
            try
            {
                started[i] = await context.Downloader.StartAsync(blobs[i], cancellationToken).ConfigureAwait(false);
            }
            catch when (i > 0)
            {
                await OrderedDownloads.EndAsync(started[..i]).ConfigureAwait(false);
                throw;
            }
        }

        return started;
    }

    // Missing files are listed in the report.
    private async ValueTask StoreAsync(ExportEntry entry, IReadOnlyList<DownloadOutcome> outcomes, CancellationToken cancellationToken)
    {
        _listed.Clear();
        for (var i = 0; i < outcomes.Count; i++)
        {
            var (file, outcome) = (entry.Blobs[i].File, outcomes[i]);
            await context.Output.CommitAsync(file, outcome, cancellationToken).ConfigureAwait(false);
            Tally.Count(outcome);
            context.Ledger.AddOutcome(category.Files!, scope, entry.Id, outcome);
            _listed.Add(outcome.Listed(file));
        }

        Tally.CountItem();
        Empty(ref _json);
        JsonDocuments.WriteLine(entry.Json.Span, _json);
        Empty(ref _line);
        ListLine.Write(_line, _json.WrittenSpan, List, leading: null, _listed);
    }

    private static void Empty(ref ArrayBufferWriter<byte> buffer)
    {
        buffer.ResetWrittenCount();
        buffer = buffer.Capacity > MostKept ? new ArrayBufferWriter<byte>() : buffer;
    }
}

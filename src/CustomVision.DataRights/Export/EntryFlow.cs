using System.Buffers;
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

    // Entries are finished one after the other, so one buffer serves all of them.
    private ArrayBufferWriter<byte> _line = new();

    /// <summary>The path of the list.</summary>
    public ArchivePath List { get; } = PayloadPlace.DocumentOf(category, scope);

    /// <summary>The counts of entries and files.</summary>
    public ImageTally Tally { get; } = new();

    /// <summary>Exports entries.</summary>
    /// <param name="entries">The listing.</param>
    /// <param name="finish">
    /// Receives each entry, its line for the list, which is valid until it returns, and the outcomes of its files.
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
            static entry => entry.Line.Length,
            (entry, token) => DownloadAsync(entry.Blobs, token),
            async (entry, outcomes, token) =>
                finish(entry, await StoreAsync(entry, outcomes, token).ConfigureAwait(false), outcomes),
            isOneByOne ? 1 : OrderedDownloads.WindowFor(context.Output.IsSequential),
            cancellationToken
        );

    private async Task<IReadOnlyList<DownloadOutcome>> DownloadAsync(IReadOnlyList<Blob> blobs, CancellationToken cancellationToken) =>
        blobs switch
        {
            [] => [],
            [var blob] => [await context.Downloader.DownloadAsync(blob, cancellationToken).ConfigureAwait(false)],
            _ => await Task.WhenAll(blobs.Select(blob => context.Downloader.DownloadAsync(blob, cancellationToken))).ConfigureAwait(false),
        };

    // Missing files are listed in the report.
    private async ValueTask<ReadOnlyMemory<byte>> StoreAsync(
        ExportEntry entry,
        IReadOnlyList<DownloadOutcome> outcomes,
        CancellationToken cancellationToken
    )
    {
        var listed = new ListedFile[outcomes.Count];
        for (var i = 0; i < listed.Length; i++)
        {
            var (file, outcome) = (entry.Blobs[i].File, outcomes[i]);
            await context.Output.CommitAsync(file, outcome, cancellationToken).ConfigureAwait(false);
            Tally.Count(outcome);
            context.Ledger.AddOutcome(category.Files!, scope, entry.Id, outcome);
            listed[i] = outcome.Listed(file);
        }

        Tally.CountItem();
        if (_line.Capacity > MostKept)
        {
            _line = new ArrayBufferWriter<byte>();
        }

        _line.ResetWrittenCount();
        ListLine.Write(_line, entry.Line.Span, List, leading: null, listed);
        return _line.WrittenMemory;
    }
}

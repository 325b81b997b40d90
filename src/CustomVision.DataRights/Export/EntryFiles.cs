using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Export.Downloads;
using CustomVision.DataRights.Export.Files;

namespace CustomVision.DataRights.Export;

/// <summary>
/// The files of the entries of one list: downloaded side by side, then stored, counted and named in the order of the list.
/// </summary>
internal sealed class EntryFiles(ExportContext context, ArchiveCategory category, ArchiveScope scope)
{
    /// <summary>The path of the list.</summary>
    public ArchivePath List { get; } = PayloadPlace.DocumentOf(category, scope);

    /// <summary>The counts of entries and files.</summary>
    public ImageTally Tally { get; } = new();

    /// <summary>Downloads the files of an entry.</summary>
    public async Task<IReadOnlyList<DownloadOutcome>> DownloadAsync(IEnumerable<Blob> blobs, CancellationToken cancellationToken) =>
        await Task.WhenAll(blobs.Select(blob => context.Downloader.DownloadAsync(blob, cancellationToken))).ConfigureAwait(false);

    /// <summary>Stores and counts the files of an entry, names what is missing in the report, and makes the entry.</summary>
    /// <param name="id">The object; <see langword="null"/> for an exported model, which has no id.</param>
    /// <param name="json">The service's JSON, as it goes into the list.</param>
    /// <param name="files">The files that were asked for.</param>
    /// <param name="outcomes">What became of each; empty where none was downloaded.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The entry.</returns>
    public async Task<ReadOnlyMemory<byte>> FinishAsync(
        Guid? id,
        ReadOnlyMemory<byte> json,
        IEnumerable<PayloadFile> files,
        IReadOnlyList<DownloadOutcome> outcomes,
        CancellationToken cancellationToken
    )
    {
        var listed = new List<ListedFile>(outcomes.Count);
        foreach (var (file, outcome) in files.Zip(outcomes))
        {
            await context.Output.CommitAsync(file, outcome, cancellationToken).ConfigureAwait(false);
            Tally.Count(outcome);
            context.Ledger.AddOutcome(category.Files!, scope, id, outcome);
            listed.Add(outcome.Listed(file));
        }

        Tally.CountItem();
        return ListLine.Write(json, List, listed);
    }
}

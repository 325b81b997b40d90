using CustomVision.DataRights.Export.Downloads;
using CustomVision.DataRights.Export.Files;
using CustomVision.DataRights.Export.Output;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <summary>A set of images that is being exported. Its list becomes a file of the archive when no more images can be added.</summary>
internal sealed class OpenSet(ImageSet set, PagedListing<ListedImage> listing, SpooledLines lines, EntryFlow flow) : IAsyncDisposable
{
    public ImageSet Set { get; } = set;

    public PagedListing<ListedImage> Listing { get; } = listing;

    public SpooledLines Lines { get; } = lines;

    public EntryFlow Flow { get; } = flow;

    /// <summary>The callback that refreshes the link of an image of the set.</summary>
    public required Func<Blob, CancellationToken, Task<BlobLink?>> RefreshAsync { get; init; }

    public ImageTally Tally => Flow.Tally;

    /// <summary>The digests of the originals, to find equal images.</summary>
    public required EqualImages Originals { get; init; }

    /// <summary>The tags on the listed images.</summary>
    public HashSet<Guid> SeenTags { get; } = [];

    /// <summary>The images of an iteration that were skipped, and that another iteration may still select.</summary>
    public List<Guid> PassedOver { get; } = [];

    /// <summary>The reason why the listing could not be completed.</summary>
    public TrainingApiException? Failure { get; set; }

    /// <summary>Adds an image to the list.</summary>
    public void Add(ExportEntry entry, ReadOnlyMemory<byte> line, IReadOnlyList<DownloadOutcome> outcomes)
    {
        if (
            outcomes is [{ File: { IntegrityWarning: not IntegrityWarning.ResizedCopy } original }, ..]
            && entry.Blobs[0].File.Rendition == ImageRendition.Original
        )
        {
            Originals.Add(entry.Id!.Value, original.Sha256);
        }

        Lines.Write(line.Span, entry.Json.Span);
    }

    public ValueTask DisposeAsync() => Lines.DisposeAsync();
}

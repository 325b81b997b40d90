using CustomVision.DataRights.Export.Files;
using CustomVision.DataRights.Export.Output;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <summary>
/// A set of images that is being exported: its list is written, and becomes a file when nothing can be added to it any more.
/// </summary>
internal sealed class OpenSet(ImageSet set, PagedListing<Image> listing, SpooledLines lines, EntryFlow flow) : IAsyncDisposable
{
    public ImageSet Set { get; } = set;

    public PagedListing<Image> Listing { get; } = listing;

    public SpooledLines Lines { get; } = lines;

    public EntryFlow Flow { get; } = flow;

    public ImageTally Tally => Flow.Tally;

    /// <summary>The bytes of the images, to compare.</summary>
    public EqualImages Originals { get; } = new();

    /// <summary>What the images are labelled with.</summary>
    public HashSet<Guid> SeenTags { get; } = [];

    /// <summary>Images of an iteration that were passed over, and that another iteration may still choose.</summary>
    public List<Guid> PassedOver { get; } = [];

    /// <summary>Why the listing came to no end.</summary>
    public TrainingApiException? Failure { get; set; }

    /// <summary>Takes an image into the list.</summary>
    public void Add(ExportEntry entry, ReadOnlyMemory<byte> line, IReadOnlyList<DownloadOutcome> outcomes)
    {
        if (
            outcomes is [{ File: { IntegrityWarning: not IntegrityWarning.ResizedCopy } original }, ..]
            && entry.Blobs[0].File.Rendition == ImageRendition.Original
        )
        {
            Originals.Add(entry.Id!.Value, original.Sha256);
        }

        Lines.Write(line.Span, entry.Line.Span);
    }

    public ValueTask DisposeAsync() => Lines.DisposeAsync();
}

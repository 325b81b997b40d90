using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Datasets;

/// <summary>
/// The images of a project's list, which a conversion needs several times. They are held in memory after the first time, except those of
/// a long list, which is read again.
/// </summary>
internal sealed class DatasetImages(ArchiveReader reader, Guid project)
{
    /// <summary>
    /// The most bytes of a list whose images are held, about 45,000 images. They take up one to four times as much memory.
    /// </summary>
    internal const int MostHeldBytes = 32 * 1024 * 1024;

    private List<ArchivedImage>? _held = [];
    private long _bytes;

    /// <summary>Holds the next image of the list, unless the list is too long. Must be called for each image.</summary>
    public void Add(ArchivedImage image)
    {
        _bytes += image.Bytes;
        if (_bytes > MostHeldBytes)
        {
            _held = null;
        }

        _held?.Add(image);
    }

    /// <summary>Reads the images in the archive's order.</summary>
    public IAsyncEnumerable<ArchivedImage> ReadAsync(CancellationToken cancellationToken) =>
        _held is { } held ? held.ToAsyncEnumerable() : reader.ReadImagesAsync(project, cancellationToken);
}

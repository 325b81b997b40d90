using System.Runtime.CompilerServices;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Datasets;

/// <summary>
/// The images of a project's list, which a conversion needs several times. They are held in memory after the first time, except those of
/// a long list, which is read again.
/// </summary>
internal sealed class DatasetImages(ArchiveReader reader, Guid project)
{
    /// <summary>The most bytes of a list whose images are held, about 45,000 images. They take up about as much memory.</summary>
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
        _held is { } held ? EnumerateAsync(held, cancellationToken) : reader.ReadImagesAsync(project, cancellationToken);

#pragma warning disable CS1998 // held images need no waiting
    private static async IAsyncEnumerable<ArchivedImage> EnumerateAsync(
        List<ArchivedImage> held,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
#pragma warning restore CS1998
    {
        foreach (var image in held)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return image;
        }
    }
}

using System.Buffers;
using CustomVision.DataRights.Archive.Pictures;

namespace CustomVision.DataRights.Datasets;

/// <summary>How a data set is made from an archive.</summary>
public sealed class DatasetOptions
{
    private static readonly SearchValues<char> NotInBaseUrl = SearchValues.Create("?#\"\\ \r\n");

    /// <summary>Whether the images are copied into the data set.</summary>
    /// <value>
    /// <see langword="true"/> by default: the data set stands alone, and a tool that changes an image does not change the archive.
    /// <see langword="false"/> leaves the place of the images empty; the data set's <c>README.md</c> says how to fill it.
    /// </value>
    public bool CopyImages { get; set; } = true;

    /// <summary>The absolute URL below which the data set will be stored, for formats that name images by URL.</summary>
    /// <value>
    /// For example <c>azureml://datastores/workspaceblobstore/paths/my-set</c>, without a query: a signed link does not belong in a
    /// file. <see langword="null"/>, the default, names images by their path, and the data set's <c>README.md</c> says how to change that.
    /// </value>
    public string? ImageBaseUrl { get; set; }

    /// <summary>Whether images that nobody has labelled completely are kept, without labels.</summary>
    /// <value>
    /// <see langword="false"/> by default: a reader takes an image without labels to show nothing, and that is true only of images
    /// with a negative tag. What is left out is counted in the result and listed in <c>skipped.jsonl</c>.
    /// </value>
    public bool IncludeUnlabelledImages { get; set; }

    /// <summary>The frame of the regions of images with an EXIF orientation, where neither the image nor its account tells it.</summary>
    /// <value>
    /// <see cref="PictureFrame.Stored"/> by default. Images with a quarter turn tell the frame by their stated width and height. The number of
    /// images for which this value was used is among the losses.
    /// </value>
    public PictureFrame AssumedFrame { get; set; } = PictureFrame.Stored;

    /// <exception cref="ArgumentException">A value is not usable; the message names it.</exception>
    internal static void Validate(DatasetOptions options)
    {
        if (options.ImageBaseUrl is { } baseUrl
            && (!Uri.TryCreate(baseUrl, UriKind.Absolute, out _) || baseUrl.AsSpan().ContainsAny(NotInBaseUrl)))
        {
            throw new ArgumentException(
                $"{nameof(ImageBaseUrl)} is not an absolute URL without a query. Give one such as azureml://datastores/<name>/paths/<folder>.",
                nameof(options));
        }
    }
}

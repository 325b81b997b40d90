using System.Buffers;
using System.Text.RegularExpressions;
using CustomVision.DataRights.Archive.Pictures;

namespace CustomVision.DataRights.Datasets;

/// <summary>Options for converting an archive to data sets.</summary>
public sealed partial class DatasetOptions
{
    private const string LongForm =
        "Give one such as "
        + "azureml://subscriptions/<id>/resourcegroups/<group>/workspaces/<workspace>/datastores/<datastore>/paths/<folder>, or "
        + "https://<host>/<folder>.";

    private static readonly SearchValues<char> NotInBaseUrl = SearchValues.Create("?#\"\\ \r\n");

    /// <summary>Whether the images are copied into the data set.</summary>
    /// <value>
    /// <see langword="true"/> by default: the data set is self-contained, and a tool that changes an image does not change the archive.
    /// With <see langword="false"/>, the images are missing; the <c>README.md</c> of the data set explains how to add them.
    /// </value>
    public bool CopyImages { get; set; } = true;

    /// <summary>The absolute URL below which the data set will be stored, for formats that name images by URL.</summary>
    /// <value>
    /// For example <c>azureml://subscriptions/…/resourcegroups/…/workspaces/…/datastores/workspaceblobstore/paths/my-set</c>, the long form
    /// that Azure Machine Learning documents, or <c>https://…</c>, without a query: a signed link does not belong in a file.
    /// <see langword="null"/>, the default, refers to images by path; the <c>README.md</c> of the data set explains how to change that.
    /// </value>
    public string? ImageBaseUrl { get; set; }

    /// <summary>Whether images with incomplete labels are included, without labels.</summary>
    /// <value>
    /// <see langword="false"/> by default: training treats an image without labels as one that shows no class, which is true only of images
    /// with a negative tag. Images that are left out are counted in the result and listed in <c>skipped.jsonl</c>.
    /// </value>
    public bool IncludeUnlabelledImages { get; set; }

    /// <summary>The division into parts for training, validation and testing.</summary>
    /// <value>
    /// <see langword="null"/> by default: the formats whose readers need separate parts are divided, 80/10/10 for classification with YOLO
    /// and 80/20 for Azure Machine Learning, and the others are not.
    /// </value>
    public DatasetSplit? Split { get; set; }

    /// <summary>The frame of the regions of images with an EXIF orientation, if neither the image nor its account determines it.</summary>
    /// <value>
    /// <see cref="PictureFrame.Stored"/> by default. For images with a quarter turn, the stated width and height show the frame. The number
    /// of images for which this value was used is among the losses.
    /// </value>
    public PictureFrame AssumedFrame { get; set; } = PictureFrame.Stored;

    /// <exception cref="ArgumentException">A value is invalid. The message states the option.</exception>
    internal static void Validate(DatasetOptions options)
    {
        if (options.ImageBaseUrl is { } baseUrl && (!IsAbsolute(baseUrl) || baseUrl.AsSpan().ContainsAny(NotInBaseUrl)))
        {
            throw new ArgumentException(
                $"{nameof(ImageBaseUrl)} is not an absolute URL with a scheme, a host and no query. {LongForm}",
                nameof(options)
            );
        }

        if (
            options.ImageBaseUrl is { } path
            && path.StartsWith("azureml:", StringComparison.OrdinalIgnoreCase)
            && !LongDatastorePath().IsMatch(path)
        )
        {
            throw new ArgumentException($"{nameof(ImageBaseUrl)} is not the long form of a datastore path. {LongForm}", nameof(options));
        }

        if (options.Split is { IsUsable: false })
        {
            throw new ArgumentException(
                $"{nameof(Split)} has a share that is negative or above 10,000, or nothing for training. Give one such as 80, 10 and 10.",
                nameof(options)
            );
        }
    }

    // Uri.TryCreate treats a path such as /local/path as an absolute file URI on some systems only; a drive letter looks like a scheme.
    private static bool IsAbsolute(string url)
    {
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        return scheme > 1 && Uri.TryCreate(url, UriKind.Absolute, out var uri) && !uri.IsFile && uri.Host.Length > 0;
    }

    [GeneratedRegex(
        "^azureml://subscriptions/[^/]+/resourcegroups/[^/]+/workspaces/[^/]+/datastores/[^/]+/paths/.",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex LongDatastorePath();
}

using System.Runtime.CompilerServices;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Datasets;

/// <summary>The data of a project that a format needs to write a data set.</summary>
internal sealed class DatasetProject
{
    /// <summary>The directory of copied images in the project's data set.</summary>
    public const string ImageFolder = "images";

    private readonly ArchiveReader _reader;
    private readonly DatasetImages _images;
    private readonly DatasetLabeller _labeller;
    private readonly string _payload; // relative to the directory of this project's data set, if that is inside the archive

    public DatasetProject(
        ArchiveReader reader,
        DatasetImages images,
        ArchivedProject project,
        DatasetCategories categories,
        DatasetLabeller labeller,
        DatasetTarget target,
        DatasetOptions options
    )
    {
        _reader = reader;
        _images = images;
        _labeller = labeller;
        Archived = project;
        Categories = categories;
        Target = target;
        _payload = PayloadPlace.RelativePathToPayload(target.PathOf(project.Id, ImageFolder));
        Options = options;
    }

    public ArchivedProject Archived { get; }

    public DatasetCategories Categories { get; }

    public DatasetTarget Target { get; }

    public DatasetOptions Options { get; }

    /// <summary>The part of each image; <see langword="null"/> if the data set is not divided.</summary>
    public DatasetDivision? Division { get; set; }

    /// <summary>Reads every image of the archive's list in order, including omitted images.</summary>
    public async IAsyncEnumerable<LabelledImage> LabelAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var image in _images.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return _labeller.Label(image);
        }
    }

    /// <summary>Reads the images of the data set, in the archive's order.</summary>
    public async IAsyncEnumerable<LabelledImage> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var image in LabelAsync(cancellationToken).ConfigureAwait(false))
        {
            if (image.Skip is null)
            {
                yield return image;
            }
        }
    }

    public Task WriteAsync(string name, Func<Stream, CancellationToken, Task> content, CancellationToken cancellationToken) =>
        Target.Write(Target.PathOf(Archived.Id, name), content, cancellationToken);

    /// <summary>Reads the images of one part, or all if the data set is not divided.</summary>
    public async IAsyncEnumerable<LabelledImage> ReadAsync(DatasetPart? part, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var image in ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (Holds(part, image))
            {
                yield return image;
            }
        }
    }

    /// <summary>Determines whether an image is in a part of the data set, or in the data set if it is not divided.</summary>
    public bool Holds(DatasetPart? part, LabelledImage image) =>
        image.Skip is null && (part is null || Division is null || Division.Of(image) == part);

    /// <summary>Opens a written file of this data set.</summary>
    /// <exception cref="DataRightsException">The file does not exist.</exception>
    public async Task<Stream> ReopenAsync(string name, CancellationToken cancellationToken)
    {
        var path = Target.PathOf(Archived.Id, name);
        return await Target.Open!(path, cancellationToken).ConfigureAwait(false)
            ?? throw new DataRightsException($"{path} was written, but no longer exists. Convert again, to a reliable disk.");
    }

    /// <summary>Copies an image into the data set, if images are copied.</summary>
    /// <param name="image">The image.</param>
    /// <param name="folder">The target folder in the project's data set.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <remarks>
    /// The EXIF orientation is removed from the copy of an image with boxes, so that all readers place the boxes equally, whether or not
    /// they apply the orientation. The copy of an image without boxes is unchanged.
    /// </remarks>
    public async Task CopyImageAsync(LabelledImage image, string folder, CancellationToken cancellationToken)
    {
        if (Target.CopyImage is not { } copy)
        {
            return;
        }

        var header =
            image.Picture.IsNeutralized && Archived.Kind == ProjectKind.Detection
                ? await _reader.ReadHeaderAsync(image.File, cancellationToken).ConfigureAwait(false)
                : null;
        await copy(image.File, Target.PathOf(Archived.Id, $"{folder}/{image.File.FileName}"), header?.Neutral ?? [], cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// The directory of the archive's images, relative to the directory of this project's data set or to a placeholder for the archive.
    /// </summary>
    public string ArchivedImages =>
        (Target.InsideArchive ? _payload : $"ARCHIVE/{BagWriter.PayloadPrefix}")
        + PayloadPlace.FolderOf(ArchiveCategories.ImageFiles, new ArchiveScope(Archived.Id));

    /// <summary>The prefix of the relative paths of images.</summary>
    public string ImagePrefix => Target.InsideArchive ? _payload : ImageFolder + "/";

    /// <summary>The directory of the images in URLs; empty for images in the archive's payload.</summary>
    public string ImageRoot => Target.InsideArchive ? string.Empty : $"{Archived.Id:D}/{ImageFolder}/";

    /// <summary>Gets an image's path relative to the directory of this project's data set.</summary>
    public string RelativePath(LabelledImage image) =>
        Target.InsideArchive
            ? _payload + image.File.Value
            : string.Concat(ImageFolder, image.File.Value.AsSpan(image.File.Value.LastIndexOf('/'))); // the slash and the name

    /// <summary>Gets an image's path relative to the archive's payload or to the data set's directory.</summary>
    public ArchivePath PathFromRoot(LabelledImage image) =>
        Target.InsideArchive ? image.File : ArchivePath.Parse(ImageRoot + image.File.FileName);

    /// <summary>
    /// Gets an image's URL. It is the path from the archive's payload or the data set's directory, appended to the base URL of the options;
    /// without a base URL, it is the relative path.
    /// </summary>
    public string Url(LabelledImage image) =>
        Options.ImageBaseUrl is { } baseUrl
            ? $"{baseUrl.TrimEnd('/')}/{PathFromRoot(image)}"
            : RelativePath(image);
}

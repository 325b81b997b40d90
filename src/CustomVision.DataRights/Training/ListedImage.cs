using System.Runtime.InteropServices;
using System.Text.Json;

namespace CustomVision.DataRights.Training;

/// <summary>
/// An image of a list, for callers that store its tokens and need few of its members. The tokens that the service usually sends are read
/// without creating the model. All others are deserialized, so that the same entries are readable as elsewhere.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ListedImage
{
    private readonly Image? _model;
    private readonly Range _original;
    private readonly Range _resized;
    private readonly Range _thumbnail;

    /// <param name="model">The image.</param>
    public ListedImage(Image model)
    {
        _model = model;
        Id = model.Id;
        TagIds = [.. model.Tags.Select(tag => tag.TagId), .. model.Regions.Select(region => region.TagId)];
    }

    /// <param name="id">The id of the image.</param>
    /// <param name="tagIds">The tags of the image and of its regions.</param>
    /// <param name="original">The place of the link to the original in the tokens; empty if there is none.</param>
    /// <param name="resized">The place of the link to the resized copy.</param>
    /// <param name="thumbnail">The place of the link to the thumbnail.</param>
    public ListedImage(Guid id, Guid[] tagIds, Range original, Range resized, Range thumbnail) =>
        (Id, TagIds, _original, _resized, _thumbnail) = (id, tagIds, original, resized, thumbnail);

    /// <summary>The id of the image.</summary>
    public Guid Id { get; }

    /// <summary>The tags of the image and of its regions. A tag may be contained more than once.</summary>
    public Guid[] TagIds { get; }

    /// <summary>Reads an image.</summary>
    /// <param name="json">The tokens of the image.</param>
    /// <exception cref="JsonException">The tokens are not an image.</exception>
    public static ListedImage Read(ReadOnlySpan<byte> json) => ListedImageReader.TryRead(json, out var image) ? image : ReadWhole(json);

    /// <summary>Reads an image with all of its members.</summary>
    /// <inheritdoc cref="Read"/>
    public static ListedImage ReadWhole(ReadOnlySpan<byte> json) =>
        new(JsonSerializer.Deserialize(json, TrainingJsonContext.Default.Image)!);

    /// <summary>Gets the image with all of its members.</summary>
    /// <param name="json">The tokens of the image.</param>
    public Image ModelOf(ReadOnlySpan<byte> json) => _model ?? JsonSerializer.Deserialize(json, TrainingJsonContext.Default.Image)!;

    /// <summary>Gets the link to a rendition.</summary>
    /// <param name="rendition">The rendition.</param>
    /// <param name="json">The tokens of the image.</param>
    public LinkText LinkTo(ImageRendition rendition, ReadOnlyMemory<byte> json) =>
        rendition switch
        {
            ImageRendition.Original => _model is null ? new LinkText(json[_original]) : new LinkText(_model.OriginalImageUri),
            ImageRendition.Resized => _model is null ? new LinkText(json[_resized]) : new LinkText(_model.ResizedImageUri),
            _ => _model is null ? new LinkText(json[_thumbnail]) : new LinkText(_model.ThumbnailUri),
        };
}

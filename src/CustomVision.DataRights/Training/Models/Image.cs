using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Training;

/// <summary>An image of a workspace or an iteration (GetImages, GetTaggedImages, GetUntaggedImages, GetImagesByIds).</summary>
public sealed record Image
{
    /// <summary>The id of the image; the same in the workspace and in every iteration that contains it.</summary>
    [JsonConverter(typeof(RequiredGuidConverter))]
    public required Guid Id { get; init; }

    /// <summary>The time at which the image was added, UTC (the service sends no zone).</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>Width of the stored image in pixels.</summary>
    public int Width { get; init; }

    /// <summary>Height of the stored image in pixels.</summary>
    public int Height { get; init; }

    /// <summary>A link to the image as training uses it, valid for 24 hours, or a path for GetArtifact inside a virtual network.</summary>
    public string? ResizedImageUri { get; init; }

    /// <summary>A link to a thumbnail, as <see cref="ResizedImageUri"/>.</summary>
    public string? ThumbnailUri { get; init; }

    /// <summary>A link to the bytes as they were uploaded, as <see cref="ResizedImageUri"/>.</summary>
    public string? OriginalImageUri { get; init; }

    /// <summary>The tags on the image; empty for an untagged one.</summary>
    public IReadOnlyList<ImageTag> Tags
    {
        get => field ?? [];
        init;
    }

    /// <summary>The boxes on the image; empty in classification projects.</summary>
    public IReadOnlyList<ImageRegion> Regions
    {
        get => field ?? [];
        init;
    }

    /// <summary>The metadata that the owner attached to the image.</summary>
    public IReadOnlyDictionary<string, string> Metadata
    {
        get => field ?? ReadOnlyDictionary<string, string>.Empty;
        init;
    }

    /// <summary>
    /// The members of the answer that this type does not define, by their names on the wire; <see langword="null"/> if there are none.
    /// </summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Returns the type and the id, if any, and never a name, a person or a link.</summary>
    public override string ToString() => $"Image {Id}";
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Training;

/// <summary>A tag on an image.</summary>
public sealed record ImageTag
{
    /// <summary>The id of the tag.</summary>
    [JsonConverter(typeof(RequiredGuidConverter))]
    public required Guid TagId { get; init; }

    /// <summary>The name of the tag. It may name a person.</summary>
    public string? TagName { get; init; }

    /// <summary>The time at which the image was tagged, UTC.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>
    /// The members of the answer that this type does not define, by their names on the wire; <see langword="null"/> if there are none.
    /// </summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Returns the type and the id, if any, and never a name, a person or a link.</summary>
    public override string ToString() => $"Tag {TagId}";
}

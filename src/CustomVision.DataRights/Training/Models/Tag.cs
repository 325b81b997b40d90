using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Training;

/// <summary>A label of a project (GetTag, GetTags).</summary>
public sealed record Tag
{
    /// <summary>The id of the tag.</summary>
    [JsonConverter(typeof(RequiredGuidConverter))]
    public required Guid Id { get; init; }

    /// <summary>The name of the tag. It may name a person.</summary>
    [JsonConverter(typeof(RequiredTextConverter))]
    public required string Name { get; init; }

    /// <summary>The description, written by the owner.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// <c>Regular</c>, <c>Negative</c> (the image shows none of the other tags), <c>GeneralProduct</c> (any product, in retail projects),
    /// or a value that the service added later.
    /// </summary>
    public string? Type { get; init; }

    /// <summary>The number of images with the tag in the requested set (the workspace or an iteration).</summary>
    public int ImageCount { get; init; }

    /// <summary>
    /// The members of the answer that this type does not define, by their names on the wire; <see langword="null"/> if there are none.
    /// </summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Returns the type and the id, if any, and never a name, a person or a link.</summary>
    public override string ToString() => $"Tag {Id}";
}

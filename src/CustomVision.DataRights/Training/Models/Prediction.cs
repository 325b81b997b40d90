using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Training;

/// <summary>A single prediction of a model for an image.</summary>
public sealed record Prediction
{
    /// <summary>The probability, 0 to 1.</summary>
    public double Probability { get; init; }

    /// <summary>The id of the predicted tag.</summary>
    [JsonConverter(typeof(RequiredGuidConverter))]
    public required Guid TagId { get; init; }

    /// <summary>The name of the predicted tag. It may name a person.</summary>
    public string? TagName { get; init; }

    /// <summary>The bounding box in detection projects; <see langword="null"/> for classification.</summary>
    public BoundingBox? BoundingBox { get; init; }

    /// <summary>The type of the tag, as in <see cref="Tag.Type"/>, if the service sends it.</summary>
    public string? TagType { get; init; }

    /// <summary>
    /// The members of the answer that this type does not define, by their names on the wire; <see langword="null"/> if there are none.
    /// </summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Returns the type and the id, if any, and never a name, a person or a link.</summary>
    public override string ToString() => $"Prediction of tag {TagId}";
}

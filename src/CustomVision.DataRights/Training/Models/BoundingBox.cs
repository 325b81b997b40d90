using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Training;

/// <summary>A box on an image. Coordinates are fractions of the width and height, 0 to 1.</summary>
public sealed record BoundingBox
{
    /// <summary>Left edge, a fraction of the width.</summary>
    public double Left { get; init; }

    /// <summary>Top edge, a fraction of the height.</summary>
    public double Top { get; init; }

    /// <summary>Width, a fraction of the image's width.</summary>
    public double Width { get; init; }

    /// <summary>Height, a fraction of the image's height.</summary>
    public double Height { get; init; }

    /// <summary>
    /// The members of the answer that this type does not define, by their names on the wire; <see langword="null"/> if there are none.
    /// </summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Returns the type and the id, if any, and never a name, a person or a link.</summary>
    public override string ToString() => nameof(BoundingBox);
}

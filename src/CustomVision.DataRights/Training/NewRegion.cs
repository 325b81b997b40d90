using System.Text.Json;

namespace CustomVision.DataRights.Training;

/// <summary>A region to create, with its coordinates as JSON text, so that no digit is lost to rounding.</summary>
/// <param name="TagId">The id of the tag.</param>
/// <param name="Left">The left edge, as a JSON number.</param>
/// <param name="Top">The top edge, as a JSON number.</param>
/// <param name="Width">The width, as a JSON number.</param>
/// <param name="Height">The height, as a JSON number.</param>
internal sealed record NewRegion(Guid TagId, string Left, string Top, string Width, string Height)
{
    /// <summary>Writes the members. Coordinates are written as raw JSON, unchanged.</summary>
    public void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteString("tagId", TagId);
        Write("left", Left);
        Write("top", Top);
        Write("width", Width);
        Write("height", Height);

        void Write(string name, string digits)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(digits);
        }
    }
}

using System.Text.Json;

namespace CustomVision.DataRights.Training;

/// <summary>A region to create, with the digits that are sent.</summary>
/// <param name="TagId">The tag.</param>
/// <param name="Left">The digits of the left edge, as JSON.</param>
/// <param name="Top">The digits of the top edge, as JSON.</param>
/// <param name="Width">The digits of the width, as JSON.</param>
/// <param name="Height">The digits of the height, as JSON.</param>
internal sealed record NewRegion(Guid TagId, string Left, string Top, string Width, string Height)
{
    /// <summary>Writes the members; the digits stay as they are.</summary>
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

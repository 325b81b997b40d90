using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Training;

/// <summary>
/// Reads a null that the service's description does not allow as the type's default, instead of losing the whole page over it.
/// </summary>
internal sealed class DoubleOrNullConverter : JsonConverter<double>
{
    public override bool HandleNull => true;

    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? default : reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}

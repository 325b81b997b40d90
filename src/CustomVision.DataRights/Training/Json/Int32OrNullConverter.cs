using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Training;

/// <summary>
/// Reads a null that the service's description does not allow as the type's default, instead of losing the whole page over it.
/// </summary>
internal sealed class Int32OrNullConverter : JsonConverter<int>
{
    public override bool HandleNull => true;

    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? default : reader.GetInt32();

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Training;

/// <summary>Reads the id of an object. Null is an error, as a missing member is.</summary>
internal sealed class RequiredGuidConverter : JsonConverter<Guid>
{
    public override bool HandleNull => true;

    public override Guid Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
        && (reader.TryGetGuid(out var id) || Guid.TryParse(reader.GetString(), CultureInfo.InvariantCulture, out id))
            ? id
            : throw new JsonException("An id is not a GUID.");

    public override void Write(Utf8JsonWriter writer, Guid value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

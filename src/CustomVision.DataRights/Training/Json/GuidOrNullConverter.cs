using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Training;

/// <summary>
/// Reads a null, which the service's API description does not allow, as the default value instead of failing the whole page.
/// </summary>
internal sealed class GuidOrNullConverter : JsonConverter<Guid>
{
    public override bool HandleNull => true;

    public override Guid Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => default,
            JsonTokenType.String when reader.TryGetGuid(out var id) => id,
            JsonTokenType.String when Guid.TryParse(reader.GetString(), CultureInfo.InvariantCulture, out var other) => other,
            _ => throw new JsonException("An id is not a GUID."),
        };

    public override void Write(Utf8JsonWriter writer, Guid value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

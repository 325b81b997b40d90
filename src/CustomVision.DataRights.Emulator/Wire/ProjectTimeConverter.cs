using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Emulator.Wire;

/// <summary>Writes a time as <see cref="WireTime.ProjectText"/> does; also fits a nullable member.</summary>
internal sealed class ProjectTimeConverter : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && WireTime.TryParse(reader.GetString(), out var value)
            ? value
            : throw new JsonException("A time must be an ISO 8601 text such as 2020-02-11T16:47:21.75Z.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(WireTime.ProjectText(value));
}

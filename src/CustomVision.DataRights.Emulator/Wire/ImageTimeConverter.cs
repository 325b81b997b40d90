using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Emulator.Wire;

/// <summary>Writes a time as <see cref="WireTime.ImageText"/> does; also applies to nullable members.</summary>
internal sealed class ImageTimeConverter : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        WireTime.Read(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(WireTime.ImageText(value));
}

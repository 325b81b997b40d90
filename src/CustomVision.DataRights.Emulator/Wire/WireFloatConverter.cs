using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Emulator.Wire;

/// <summary>Writes a single-precision number as <see cref="WireNumber"/> does; also applies to nullable members.</summary>
internal sealed class WireFloatConverter : JsonConverter<float>
{
    /// <inheritdoc/>
    public override float Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetSingle();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, float value, JsonSerializerOptions options)
    {
        Span<char> text = stackalloc char[WireNumber.MaxLength];
        writer.WriteRawValue(text[..WireNumber.Format(value, text)], skipInputValidation: true);
    }
}

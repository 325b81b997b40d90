using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Emulator.Wire;

/// <summary>Writes a double-precision number as <see cref="WireNumber"/> does; also applies to nullable members.</summary>
internal sealed class WireDoubleConverter : JsonConverter<double>
{
    /// <inheritdoc/>
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        Span<char> text = stackalloc char[WireNumber.MaxLength];
        writer.WriteRawValue(text[..WireNumber.Format(value, text)], skipInputValidation: true);
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using CustomVision.DataRights.Account;

namespace CustomVision.DataRights.Training;

/// <summary>Reads a secret and writes it redacted.</summary>
internal sealed class SecretValueConverter : JsonConverter<SecretValue>
{
    public override SecretValue? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } secret ? new SecretValue(secret) : null;

    public override void Write(Utf8JsonWriter writer, SecretValue value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

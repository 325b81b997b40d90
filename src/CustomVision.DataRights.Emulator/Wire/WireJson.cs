using System.Text.Encodings.Web;
using System.Text.Json;

namespace CustomVision.DataRights.Emulator.Wire;

/// <summary>
/// The service's JSON format: compact UTF-8, escaping only what JSON demands (Korean, <c>&amp;</c>, <c>+</c> and <c>'</c> stay as they
/// are).
/// </summary>
internal static class WireJson
{
    /// <summary>The content type of every JSON answer.</summary>
    public const string ContentType = "application/json; charset=utf-8";

    /// <summary>The encoder to give to every writer and to the options of every serializer context.</summary>
    public static JavaScriptEncoder Encoder => WireEncoder.Instance;

    /// <summary>
    /// The same for <see cref="Utf8JsonWriter"/>; what is written comes from our own types, so its structure is not validated again.
    /// </summary>
    public static JsonWriterOptions WriterOptions => new() { Encoder = Encoder, SkipValidation = true };

    /// <summary>
    /// Fresh options for a source-generated context: camelCase members and case-insensitive reading.
    /// Members that are null are written; those that the service leaves out carry a <c>JsonIgnore(Condition = WhenWritingNull)</c>.
    /// </summary>
    public static JsonSerializerOptions CreateOptions() =>
        new()
        {
            Encoder = Encoder,
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            PropertyNameCaseInsensitive = true,
        };
}

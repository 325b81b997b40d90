using System.Text.Encodings.Web;
using System.Text.Json;

namespace CustomVision.DataRights.Emulator.Wire;

/// <summary>
/// The service's JSON format: compact UTF-8 with only the escapes that JSON requires (Korean, <c>&amp;</c>, <c>+</c> and <c>'</c> are not
/// escaped).
/// </summary>
internal static class WireJson
{
    /// <summary>The content type of every JSON response.</summary>
    public const string ContentType = "application/json; charset=utf-8";

    /// <summary>The encoder for every writer and for the options of every serializer context.</summary>
    public static JavaScriptEncoder Encoder => WireEncoder.Instance;

    /// <summary>
    /// The options of <see cref="Utf8JsonWriter"/> for this format. Validation is skipped, because the emulator's own types produce the
    /// structure.
    /// </summary>
    public static JsonWriterOptions WriterOptions => new() { Encoder = Encoder, SkipValidation = true };

    /// <summary>
    /// Creates options for a source-generated context: camelCase members, read case-insensitively. Null members are written; those that the
    /// service omits have a <c>JsonIgnore(Condition = WhenWritingNull)</c>.
    /// </summary>
    public static JsonSerializerOptions CreateOptions() =>
        new()
        {
            Encoder = Encoder,
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            PropertyNameCaseInsensitive = true,
        };
}

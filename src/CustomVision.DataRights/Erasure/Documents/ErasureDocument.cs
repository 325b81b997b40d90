using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>Plans, receipts and journal records as JSON, and the digests over them.</summary>
internal static class ErasureDocument
{
    /// <summary>The digest of a document is over everything but these members of its root.</summary>
    private static readonly string[] Undigested = ["digest", "signature"];

    /// <summary>For a file that a person may open: indented, with letters of every script as they are.</summary>
    public static ErasureJsonContext Readable { get; } = new(new JsonSerializerOptions(ErasureJsonContext.Default.Options)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Write<T>(T document, JsonTypeInfo<T> type) => JsonSerializer.Serialize(document, type);

    public static T Read<T>(string json, JsonTypeInfo<T> type, string name, string format)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            var found = document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("format", out var member)
                ? member.ToString()
                : null;
            return found == format
                ? document.RootElement.Deserialize(type)!
                : throw new ErasureRejectedException(ErasureRejection.Malformed, $"This is not a {name}: its member 'format' is not '{format}'.");
        }
        catch (JsonException error)
        {
            // Of the parser's message only the place: it may quote values.
            throw new ErasureRejectedException(
                ErasureRejection.Malformed, $"The {name} cannot be read: {PlaceOf(error)} is missing, unknown, given twice or of another type.", cause: error);
        }
    }

    public static string Digest<T>(T document, JsonTypeInfo<T> type) => Convert.ToHexStringLower(SHA256.HashData(Canonical(document, type, Undigested)));

    public static byte[] Canonical<T>(T document, JsonTypeInfo<T> type, params ReadOnlySpan<string> leftOut) =>
        CanonicalJson.Write(JsonSerializer.SerializeToElement(document, type), leftOut);

    private static string PlaceOf(JsonException error) => error.Path is { Length: > 1 } path ? $"the member '{path}'" : "a member, or the JSON itself,";
}

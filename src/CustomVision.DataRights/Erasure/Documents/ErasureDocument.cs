using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>Converts plans, receipts and journal records to JSON, and computes their digests.</summary>
internal static class ErasureDocument
{
    /// <summary>The members of the root that the digest of a document does not cover.</summary>
    private static readonly string[] Undigested = ["digest", "signature"];

    /// <summary>The context for files that people may open: indented, with non-ASCII letters unescaped.</summary>
    public static ErasureJsonContext Readable { get; } =
        new(
            new JsonSerializerOptions(ErasureJsonContext.Default.Options)
            {
                WriteIndented = true,
                NewLine = "\n",
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );

    public static string Write<T>(T document, JsonTypeInfo<T> type) => JsonSerializer.Serialize(document, type);

    public static T Read<T>(string json, JsonTypeInfo<T> type, string name, string format, string remedy)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            var found =
                document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("format", out var member)
                    ? member.ToString()
                    : null;
            if (found != format && FamilyOf(found) == FamilyOf(format))
            {
                throw new ErasureRejectedException(
                    ErasureRejection.Malformed,
                    $"The {name} has the format '{found}', and this version reads '{format}'. {remedy}"
                );
            }

            if (found != format)
            {
                throw new ErasureRejectedException(
                    ErasureRejection.Malformed,
                    $"This is not a {name}: its member 'format' is not '{format}'. Specify the file of a {name}."
                );
            }

            DocumentForm.Check(document.RootElement, type, name);
            return document.RootElement.Deserialize(type)!;
        }
        catch (JsonException error)
        {
            // Only the location is used: the parser's message may quote values.
            throw new ErasureRejectedException(
                ErasureRejection.Malformed,
                $"The {name} cannot be read: {PlaceOf(error)} is missing, unknown, given twice or of another type. Take the {name} from "
                    + $"where it was kept unaltered, or make a new one.",
                cause: error
            );
        }
    }

    public static string Digest<T>(T document, JsonTypeInfo<T> type)
        where T : class
    {
        using var hash = new Sha256Writer();
        new CanonicalDocument(hash).Write(document, type, Undigested);
        return hash.Complete();
    }

    public static byte[] Canonical<T>(T document, JsonTypeInfo<T> type, params ReadOnlySpan<string> leftOut)
        where T : class
    {
        var buffer = new ArrayBufferWriter<byte>();
        new CanonicalDocument(buffer).Write(document, type, leftOut);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Gets the digest of each member of a document, to identify altered ones.</summary>
    public static Dictionary<string, string> MembersOf<T>(T document, JsonTypeInfo<T> type)
        where T : class
    {
        using var hash = new Sha256Writer();
        return new CanonicalDocument(hash)
            .WriteEach(document, type)
            .ToDictionary(static member => member, _ => hash.Complete(), StringComparer.Ordinal);
    }

    /// <summary>Gets the members whose digests differ between two lists, sorted.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        [
            .. one
                .Keys.Union(other.Keys, StringComparer.Ordinal)
                .Where(name => one.GetValueOrDefault(name) != other.GetValueOrDefault(name))
                .Order(StringComparer.Ordinal),
        ];

    // The name of a format without its number.
    private static string? FamilyOf(string? format) => format?.LastIndexOf('/') is > 0 and var at ? format[..at] : null;

    private static string PlaceOf(JsonException error) =>
        error.Path is { Length: > 1 } path ? $"the member '{path}'" : "a member, or the JSON itself,";
}

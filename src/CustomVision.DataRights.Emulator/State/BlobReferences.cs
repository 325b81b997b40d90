using System.Text.Json;
using System.Text.Json.Serialization;
using CustomVision.DataRights.Emulator.Blobs;

namespace CustomVision.DataRights.Emulator.State;

/// <summary>Writes the SHA-256 digest in place of the bytes, and reads the bytes from the file with that name.</summary>
internal sealed class BlobReferences(BlobFolder folder) : JsonConverter<BlobContent>
{
    /// <summary>The contents read or written so far, by digest.</summary>
    public Dictionary<string, BlobContent> Seen { get; } = new(StringComparer.Ordinal);

    public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(BlobContent);

    public override BlobContent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var digest = reader.GetString() ?? "";
        if (!Seen.TryGetValue(digest, out var content))
        {
            Seen.Add(digest, content = folder.Read(digest));
        }

        return content;
    }

    public override void Write(Utf8JsonWriter writer, BlobContent value, JsonSerializerOptions options)
    {
        Seen.TryAdd(value.Digest, value);
        writer.WriteStringValue(value.Digest);
    }
}

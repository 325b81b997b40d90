using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Export;

/// <summary>Takes the lines of lists apart: what the service said in them, and the files that we added.</summary>
internal static class GoneLines
{
    private static readonly string[] FileMembers = ["file", "resizedFile", "thumbnailFile"];

    /// <summary>Reads a list, a line or an element at a time. Of one that was cut off, or went bad, the lines that are whole.</summary>
    /// <param name="stream">The list.</param>
    /// <param name="list">Where it stands, or stood, below <c>data/</c>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async IAsyncEnumerable<GoneLine> ReadAsync(Stream stream, ArchivePath list, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        if (list.Value.EndsWith(".json", StringComparison.Ordinal))
        {
            // Tags and exported models: few.
            using var document = Parse(await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false), JsonValueKind.Array);
            foreach (var element in document?.RootElement.EnumerateArray() ?? default)
            {
                if (Read(element.GetRawText(), list) is { } item)
                {
                    yield return item;
                }
            }

            yield break;
        }

        while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } text)
        {
            if (Read(text, list) is { } line)
            {
                yield return line;
            }
        }
    }

    // Null where it is not whole.
    private static GoneLine? Read(string line, ArchivePath list)
    {
        using var document = Parse(line, JsonValueKind.Object);
        if (document is null)
        {
            return null;
        }

        var json = document.RootElement;
        Guid? id = json.TryGetProperty("id", out var value) && value.ValueKind == JsonValueKind.String && value.TryGetGuid(out var guid) ? guid : null;
        var files = new List<string>();
        foreach (var member in FileMembers)
        {
            if (json.TryGetProperty(member, out var file) && file.ValueKind == JsonValueKind.String)
            {
                files.Add(Resolve(list, file.GetString()!));
            }
        }

        return new GoneLine(id, line, files);
    }

    /// <summary>The line without the members that we added to it, which stand at its end.</summary>
    public static byte[] Source(string line)
    {
        var utf8 = Encoding.UTF8.GetBytes(line);
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        var end = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("file"u8) || reader.ValueTextEquals("resizedFile"u8) || reader.ValueTextEquals("thumbnailFile"u8))
            {
                return end == 0 ? "{}"u8.ToArray() : [.. utf8.AsSpan(0, end), (byte)'}'];
            }

            reader.Read();
            reader.Skip();
            end = (int)reader.BytesConsumed;
        }

        return utf8;
    }

    // A line names its files from where its list stands.
    private static string Resolve(ArchivePath list, string relative)
    {
        var directory = list.Value[..list.Value.LastIndexOf('/')];
        while (relative.StartsWith("../", StringComparison.Ordinal))
        {
            (directory, relative) = (directory[..directory.LastIndexOf('/')], relative["../".Length..]);
        }

        return directory + "/" + relative;
    }

    private static JsonDocument? Parse(string text, JsonValueKind kind)
    {
        try
        {
            var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind == kind)
            {
                return document;
            }

            document.Dispose();
        }
        catch (JsonException)
        {
            // The last line of a list that was cut off: what it named is named by its file alone.
        }

        return null;
    }
}

using System.Text.Json;

namespace CustomVision.DataRights.Archive.Contents;

/// <summary>An entry of a list that an earlier pass or run wrote.</summary>
/// <param name="Id">The object; <see langword="null"/> for an object without an id, such as an exported model.</param>
/// <param name="Json">The JSON of the entry.</param>
/// <param name="Files">The files that the entry names, below <c>data/</c>.</param>
internal sealed record ListEntry(Guid? Id, ReadOnlyMemory<byte> Json, IReadOnlyList<ArchivePath> Files)
{
    /// <summary>The identity of the entry within its list.</summary>
    public object Key =>
        Id is { } id ? id
        : Files.Count > 0 ? Files[0]
        : System.Text.Encoding.UTF8.GetString(Json.Span);

    /// <summary>Parses an entry. Returns <see langword="null"/> if it is truncated.</summary>
    /// <param name="json">One line, or one array element.</param>
    /// <param name="list">The path of the list, below <c>data/</c>.</param>
    public static ListEntry? Read(ReadOnlyMemory<byte> json, ArchivePath list)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement is not { ValueKind: JsonValueKind.Object } entry)
            {
                return null;
            }

            Guid? id =
                entry.TryGetProperty("id", out var value) && value.ValueKind == JsonValueKind.String && value.TryGetGuid(out var guid)
                    ? guid
                    : null;
            return new ListEntry(id, json, [.. ListLine.FilesOf(entry, list)]);
        }
        catch (JsonException)
        {
            return null; // the last line of a truncated list: only the file identifies its object
        }
    }
}

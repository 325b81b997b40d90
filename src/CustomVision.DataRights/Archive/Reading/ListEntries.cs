using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CustomVision.DataRights.Archive.Contents;

namespace CustomVision.DataRights.Archive.Reading;

/// <summary>Reads the complete entries of possibly damaged lists.</summary>
internal static class ListEntries
{
    /// <summary>Reads a list one entry at a time. Only the complete entries of a truncated or damaged list are returned.</summary>
    /// <param name="stream">The list. It is left open.</param>
    /// <param name="list">The current or earlier path of the list, below <c>data/</c>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public static async IAsyncEnumerable<ListEntry> ReadAsync(
        Stream stream,
        ArchivePath list,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (PayloadPlace.Of(list.Value).Category is { IsJsonLines: false })
        {
            // JSON arrays list tags and exported models, which are few enough to read at once.
            using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
            foreach (var element in ElementsOf(await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false)))
            {
                if (ListEntry.Read(element, list) is { } item)
                {
                    yield return item;
                }
            }

            yield break;
        }

        await foreach (var line in JsonLines.ReadBytesAsync(stream, cancellationToken).ConfigureAwait(false))
        {
            if (ListEntry.Read(line.ToArray(), list) is { } entry)
            {
                yield return entry;
            }
        }
    }

    private static List<byte[]> ElementsOf(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Array
                ? [.. document.RootElement.EnumerateArray().Select(element => Encoding.UTF8.GetBytes(element.GetRawText()))]
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}

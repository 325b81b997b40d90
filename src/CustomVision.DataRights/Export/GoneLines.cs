using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Export;

/// <summary>The lines about files that are kept although the service no longer lists them: its own last words, where a listing of before has them.</summary>
internal static class GoneLines
{
    private static readonly string[] FileMembers = ["file", "resizedFile", "thumbnailFile"];

    /// <summary>Reads what the lines of a list say, with the files they name, as paths below <c>data/</c>.</summary>
    public static async IAsyncEnumerable<(string Json, IReadOnlyList<string> Files)> ReadAsync(
        DirectoryArchiveSink directory, ArchivePath list, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stream = await directory.OpenReadAsync(BagWriter.Data.Append(list), cancellationToken).ConfigureAwait(false);
        await using (stream!.ConfigureAwait(false))
        {
            if (list.Value.EndsWith(".json", StringComparison.Ordinal))
            {
                using var document = await JsonDocument.ParseAsync(stream!, default, cancellationToken).ConfigureAwait(false);
                foreach (var element in document.RootElement.EnumerateArray())
                {
                    yield return Line(element, list.Value);
                }

                yield break;
            }

            await foreach (var line in JsonLines.ReadAsync(stream!, list, cancellationToken).ConfigureAwait(false))
            {
                yield return Line(line.Element, list.Value);
            }
        }
    }

    /// <summary>Writes a line for each object whose files are kept.</summary>
    public static async Task WriteAsync(
        Stream stream, Guid project, IReadOnlyList<ArchiveFile> files, IReadOnlyList<(ArchivePath List, string File)> formerLists, CancellationToken cancellationToken)
    {
        var left = files.ToDictionary(file => file.Path.Value, StringComparer.Ordinal);
        foreach (var (list, file) in formerLists)
        {
            var former = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
            await using (former.ConfigureAwait(false))
            {
                await foreach (var line in JsonLines.ReadAsync(former, list, cancellationToken).ConfigureAwait(false))
                {
                    var (json, named) = Line(line.Element, list.Value);
                    if (named.Count > 0 && named.All(left.ContainsKey) && named.All(path => json.Contains(left[path].Sha256.ToString(), StringComparison.Ordinal)))
                    {
                        foreach (var path in named)
                        {
                            left.Remove(path);
                        }

                        // From where a list of an iteration stood, its files lay two directories up.
                        await stream.WriteAsync(Encoding.UTF8.GetBytes(json.Replace("ile\":\"../../", "ile\":\"", StringComparison.Ordinal) + "\n"), cancellationToken).ConfigureAwait(false);
                    }
                }
            }
        }

        foreach (var file in left.Values.OrderBy(file => file.Path))
        {
            var id = Path.GetFileNameWithoutExtension(file.Path.FileName) is { Length: >= 36 } name && Guid.TryParse(name[..36], out var guid) ? $"\"id\":\"{guid:D}\"," : string.Empty;
            var relative = file.Path.Value[$"projects/{project:D}/".Length..];
            await stream.WriteAsync(Encoding.UTF8.GetBytes($"{{{id}\"file\":\"{relative}\",\"sha256\":\"{file.Sha256}\"}}\n"), cancellationToken).ConfigureAwait(false);
        }
    }

    private static (string Json, IReadOnlyList<string> Files) Line(JsonElement element, string list)
    {
        var directory = list[..list.LastIndexOf('/')];
        var named = new List<string>();
        foreach (var member in FileMembers)
        {
            if (element.TryGetProperty(member, out var file) && file.ValueKind == JsonValueKind.String)
            {
                var (from, relative) = (directory, file.GetString()!);
                while (relative.StartsWith("../", StringComparison.Ordinal))
                {
                    (from, relative) = (from[..from.LastIndexOf('/')], relative["../".Length..]);
                }

                named.Add(from + "/" + relative);
            }
        }

        return (element.GetRawText(), named);
    }
}

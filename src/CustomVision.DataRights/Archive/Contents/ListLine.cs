using System.Buffers;
using System.Text;
using System.Text.Json;

namespace CustomVision.DataRights.Archive.Contents;

/// <summary>An entry of a list: the service's JSON of an object, followed by the object's files in the archive and their digests.</summary>
internal static class ListLine
{
    private static readonly ListMembers[] All =
    [
        new(ImageRendition.Original, "file", "sha256", string.Empty),
        new(ImageRendition.Resized, "resizedFile", "resizedSha256", "-resized"),
        new(ImageRendition.Thumbnail, "thumbnailFile", "thumbnailSha256", "-thumbnail"),
    ];

    /// <summary>
    /// The members for each rendition, in the order of <see cref="ImageRendition"/>. Every entry of a list that names files has at least
    /// the first pair.
    /// </summary>
    public static ReadOnlySpan<ListMembers> Members => All;

    /// <summary>The members for the original, which is the first pair.</summary>
    public static ListMembers Original => All[0];

    /// <summary>Appends file members to the service's JSON.</summary>
    /// <param name="json">A JSON object.</param>
    /// <param name="list">The list that contains the entry.</param>
    /// <param name="files">The files of the requested renditions.</param>
    public static ReadOnlyMemory<byte> Write(ReadOnlyMemory<byte> json, ArchivePath list, params IReadOnlyList<ListedFile> files) =>
        Write(json, list, leading: null, files);

    /// <summary>Reads the relative path and the digest of one rendition.</summary>
    /// <param name="entry">A JSON object.</param>
    /// <param name="members">The members for the rendition.</param>
    /// <param name="file">The path in the entry; <see langword="null"/> if there is none; empty if the member is not a string.</param>
    /// <param name="sha256">The digest.</param>
    /// <returns>Whether both are present or both are absent.</returns>
    public static bool TryRead(JsonElement entry, ListMembers members, out string? file, out Sha256Digest sha256)
    {
        var hasFile = entry.TryGetProperty(members.File, out var path) && path.ValueKind != JsonValueKind.Null;
        var hasDigest = entry.TryGetProperty(members.Digest, out var digest) && digest.ValueKind != JsonValueKind.Null;
        file =
            !hasFile ? null
            : path.ValueKind == JsonValueKind.String ? path.GetString()
            : string.Empty;
        sha256 = default;
        return hasFile == hasDigest
            && (
                !hasFile
                || (
                    path.ValueKind == JsonValueKind.String
                    && digest.ValueKind == JsonValueKind.String
                    && Sha256Digest.TryParse(digest.GetString(), out sha256)
                )
            );
    }

    /// <summary>Gets the files that an entry refers to, without checking the other members.</summary>
    public static IEnumerable<ArchivePath> FilesOf(JsonElement entry, ArchivePath list)
    {
        foreach (var members in All)
        {
            if (
                entry.TryGetProperty(members.File, out var file)
                && file.ValueKind == JsonValueKind.String
                && Resolve(list, file.GetString()!) is { } path
            )
            {
                yield return path;
            }
        }
    }

    /// <summary>Resolves a file that an entry refers to.</summary>
    /// <param name="list">The path of the list, below <c>data/</c>.</param>
    /// <param name="file">The path in the entry, relative to the list's directory.</param>
    /// <returns>The file below <c>data/</c>; <see langword="null"/> if the path is invalid or leaves <c>data/</c> at any point.</returns>
    public static ArchivePath? Resolve(ArchivePath list, ReadOnlySpan<char> file)
    {
        var directory = list.Value.AsSpan(0, Math.Max(list.Value.LastIndexOf('/'), 0));
        while (file.StartsWith("../", StringComparison.Ordinal))
        {
            if (directory.IsEmpty)
            {
                return null;
            }

            directory = directory[..Math.Max(directory.LastIndexOf('/'), 0)];
            file = file[3..];
        }

        // Any remaining ".." is rejected as an invalid segment.
        return ArchivePath.TryParse(directory.IsEmpty ? file.ToString() : $"{directory}/{file}", out var path) ? path : null;
    }

    /// <summary>Gets the path of a file relative to a list's directory, as stored in an entry.</summary>
    public static string Relative(ArchivePath list, ArchivePath file)
    {
        var (steps, from) = StepsTo(list, file.Value);
        return string.Concat(string.Concat(Enumerable.Repeat("../", steps)), file.Value.AsSpan(from));
    }

    /// <summary>Gets the service's JSON of an entry, without the appended file members.</summary>
    public static ReadOnlyMemory<byte> Strip(ReadOnlyMemory<byte> entry)
    {
        var reader = new Utf8JsonReader(entry.Span);
        reader.Read();
        var end = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            foreach (var members in Members)
            {
                if (reader.ValueTextEquals(members.File))
                {
                    return end == 0 ? "{}"u8.ToArray() : (byte[])[.. entry.Span[..end], (byte)'}'];
                }
            }

            reader.Read();
            reader.Skip();
            end = (int)reader.BytesConsumed;
        }

        return entry;
    }

    internal static ReadOnlyMemory<byte> Write(
        ReadOnlyMemory<byte> json,
        ArchivePath list,
        KeyValuePair<string, string>? leading,
        IReadOnlyList<ListedFile> files
    )
    {
        var buffer = new ArrayBufferWriter<byte>(json.Length + 256);
        Write(buffer, json.Span, list, leading, files);
        return buffer.WrittenMemory;
    }

    /// <summary>Writes an entry to a buffer, which can be reused for the next one.</summary>
    internal static void Write(
        ArrayBufferWriter<byte> buffer,
        ReadOnlySpan<byte> json,
        ArchivePath list,
        KeyValuePair<string, string>? leading,
        IReadOnlyList<ListedFile> files
    )
    {
        var end = json.LastIndexOf((byte)'}');
        var isEmpty = json[(json.IndexOf((byte)'{') + 1)..end].IndexOfAnyExcept(" \t\r\n"u8) < 0;
        buffer.Write(json[..end]);
        if (leading is { } first)
        {
            Begin(first.Key, isNull: false);
            Encoding.UTF8.GetBytes(first.Value, buffer);
            buffer.Write("\""u8);
        }

        var hasOriginal = false;
        for (var i = 0; i < files.Count; i++)
        {
            hasOriginal |= files[i].Rendition == ImageRendition.Original;
            AppendFile(files[i]);
        }

        if (!hasOriginal)
        {
            AppendFile(default);
        }

        buffer.Write("}"u8);

        void AppendFile(ListedFile file)
        {
            var members = Members[(int)file.Rendition];
            Begin(members.File, file.Path is null && file.File is null);
            if (file.Path is { } path)
            {
                AppendPath(path.Value);
            }
            else if (file.File is { } payload)
            {
                Span<char> written = stackalloc char[PayloadFile.LongestPath];
                AppendPath(written[..payload.WritePath(written, file.Extension!)]);
            }

            Begin(members.Digest, file.Sha256 is null);
            if (file.Sha256 is { } digest)
            {
                digest.TryFormat(buffer.GetSpan(Sha256Digest.HexLength), out var written);
                buffer.Advance(written);
                buffer.Write("\""u8);
            }
        }

        void AppendPath(ReadOnlySpan<char> path)
        {
            var (steps, from) = StepsTo(list, path);
            for (; steps > 0; steps--)
            {
                buffer.Write("../"u8);
            }

            Encoding.UTF8.GetBytes(path[from..], buffer);
            buffer.Write("\""u8);
        }

        // Names are constants, and paths and digests need no escaping.
        void Begin(string name, bool isNull)
        {
            buffer.Write(isEmpty ? "\""u8 : ",\""u8);
            Encoding.UTF8.GetBytes(name, buffer);
            buffer.Write(isNull ? "\":null"u8 : "\":\""u8);
            isEmpty = false;
        }
    }

    // Gets the number of steps from a list's directory up to a common directory, and the beginning of the rest of the file's path.
    private static (int Steps, int From) StepsTo(ArchivePath list, ReadOnlySpan<char> file)
    {
        var directory = list.Value.AsSpan(0, list.Value.LastIndexOf('/') + 1);
        var steps = 0;
        while (!file.StartsWith(directory, StringComparison.Ordinal))
        {
            directory = directory[..(directory[..^1].LastIndexOf('/') + 1)];
            steps++;
        }

        return (steps, directory.Length);
    }
}

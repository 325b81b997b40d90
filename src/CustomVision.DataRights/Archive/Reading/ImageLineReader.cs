using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using CustomVision.DataRights.Archive.Contents;

namespace CustomVision.DataRights.Archive.Reading;

/// <summary>
/// Reads the usual lines of a list of images in one pass, without a document, with one text for each name of a tag and with lists of their
/// exact length, since the images of a list may be held. Every other line is left to <see cref="ArchivedObject"/>, which accepts more and
/// names what is wrong.
/// </summary>
internal sealed class ImageLineReader(ArchivePath list, ArchivePath folder)
{
    private const int LongestText = 128;
    private const int MostNames = 1024;

    private static readonly byte[] FileMember = Encoding.UTF8.GetBytes(ListLine.Original.File);
    private static readonly byte[] DigestMember = Encoding.UTF8.GetBytes(ListLine.Original.Digest);

    private readonly string?[] _names = new string?[MostNames]; // of tags, each at a place of its id; may be used concurrently

    /// <summary>Reads a line.</summary>
    /// <returns>The image; <see langword="null"/> if the line is not a usual one.</returns>
    public ArchivedImage? Read(ListedLine line)
    {
        try
        {
            var json = new Utf8JsonReader(line.Json.Span);
            var read = new Members();
            return TryRead(ref json, ref read) && read.Id is { } id
                ? new ArchivedImage
                {
                    Id = id,
                    Line = line.Number,
                    Bytes = line.Json.Length,
                    Width = read.Width ?? 0,
                    Height = read.Height ?? 0,
                    Created = read.Created,
                    Tags = read.Tags ?? [],
                    Regions = read.Regions ?? [],
                    Metadata = read.Metadata ?? [],
                    File = read.File,
                    Sha256 = read.Sha256,
                }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool TryRead(ref Utf8JsonReader json, ref Members read)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (IsAtMember(ref json))
        {
            if (!TryReadMember(ref json, ref read))
            {
                return false;
            }
        }

        return json.TokenType == JsonTokenType.EndObject && !json.Read();
    }

    // A member that is repeated, for which the last one counts, is not usual.
    private bool TryReadMember(ref Utf8JsonReader json, ref Members read) =>
        json.ValueTextEquals("id"u8) ? read.Id is null && TryReadGuid(ref json, out read.Id)
        : json.ValueTextEquals("created"u8) ? read.Created is null && TryReadTime(ref json, out read.Created)
        : json.ValueTextEquals("width"u8) ? read.Width is null && TryReadPixels(ref json, out read.Width)
        : json.ValueTextEquals("height"u8) ? read.Height is null && TryReadPixels(ref json, out read.Height)
        : json.ValueTextEquals("tags"u8) ? read.Tags is null && TryReadTags(ref json, out read.Tags)
        : json.ValueTextEquals("regions"u8) ? read.Regions is null && TryReadRegions(ref json, out read.Regions)
        : json.ValueTextEquals("metadata"u8) ? read.Metadata is null && TryReadMetadata(ref json, out read.Metadata)
        : json.ValueTextEquals(FileMember) ? read.File is null && TryReadFile(ref json, out read.File)
        : json.ValueTextEquals(DigestMember) ? read.Sha256 is null && TryReadDigest(ref json, out read.Sha256)
        : json.Read() && json.TrySkip();

    private bool TryReadTags(ref Utf8JsonReader json, out IReadOnlyList<ArchivedImageTag>? tags)
    {
        tags = [];
        List<ArchivedImageTag>? read = null;
        if (!json.Read() || json.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        while (json.Read() && json.TokenType == JsonTokenType.StartObject)
        {
            Guid? id = null;
            string? name = null;
            while (IsAtMember(ref json))
            {
                if (
                    !(
                        json.ValueTextEquals("tagId"u8) ? id is null && TryReadGuid(ref json, out id)
                        : json.ValueTextEquals("tagName"u8) ? id is { } tag && name is null && TryReadName(ref json, tag, out name)
                        : json.Read() && json.TrySkip()
                    )
                )
                {
                    return false;
                }
            }

            if (json.TokenType != JsonTokenType.EndObject || id is not { } found)
            {
                return false;
            }

            (read ??= []).Add(new ArchivedImageTag(found, name ?? string.Empty));
        }

        tags = read?.ToArray() ?? tags;
        return json.TokenType == JsonTokenType.EndArray;
    }

    private bool TryReadRegions(ref Utf8JsonReader json, out IReadOnlyList<ArchivedRegion>? regions)
    {
        regions = [];
        List<ArchivedRegion>? read = null;
        if (!json.Read() || json.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        while (json.Read() && json.TokenType == JsonTokenType.StartObject)
        {
            Guid? id = null;
            string? name = null;
            double? left = null;
            double? top = null;
            double? width = null;
            double? height = null;
            while (IsAtMember(ref json))
            {
                if (
                    !(
                        json.ValueTextEquals("tagId"u8) ? id is null && TryReadGuid(ref json, out id)
                        : json.ValueTextEquals("tagName"u8) ? id is { } tag && name is null && TryReadName(ref json, tag, out name)
                        : json.ValueTextEquals("left"u8) ? left is null && TryReadNumber(ref json, out left)
                        : json.ValueTextEquals("top"u8) ? top is null && TryReadNumber(ref json, out top)
                        : json.ValueTextEquals("width"u8) ? width is null && TryReadNumber(ref json, out width)
                        : json.ValueTextEquals("height"u8) ? height is null && TryReadNumber(ref json, out height)
                        : json.Read() && json.TrySkip()
                    )
                )
                {
                    return false;
                }
            }

            if (
                json.TokenType != JsonTokenType.EndObject
                || (id, left, top, width, height) is not ({ } found, { } x, { } y, { } across, { } down)
            )
            {
                return false;
            }

            (read ??= []).Add(new ArchivedRegion(found, name ?? string.Empty, x, y, across, down));
        }

        regions = read?.ToArray() ?? regions;
        return json.TokenType == JsonTokenType.EndArray;
    }

    private static bool TryReadMetadata(ref Utf8JsonReader json, out IReadOnlyList<KeyValuePair<string, string>>? pairs)
    {
        pairs = [];
        List<KeyValuePair<string, string>>? read = null;
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (IsAtMember(ref json) && Utf8.IsValid(json.ValueSpan))
        {
            var key = json.GetString()!;
            if (!json.Read() || json.TokenType != JsonTokenType.String || !IsPlain(ref json))
            {
                return false;
            }

            (read ??= []).Add(new(key, json.GetString()!));
        }

        pairs = read?.ToArray() ?? pairs;
        return json.TokenType == JsonTokenType.EndObject;
    }

    private bool TryReadFile(ref Utf8JsonReader json, out ArchivePath? file)
    {
        Span<char> text = stackalloc char[LongestText];
        file = TryReadText(ref json, text, out var length) ? ArchiveReader.FileOf(text[..length], list, folder) : null;
        return file is not null;
    }

    private static bool TryReadDigest(ref Utf8JsonReader json, out Sha256Digest? digest)
    {
        digest =
            json.Read() && json.TokenType == JsonTokenType.String && Sha256Digest.TryParse(json.ValueSpan, out var found) ? found : null;
        return digest is not null;
    }

    private static bool TryReadTime(ref Utf8JsonReader json, out DateTimeOffset? time)
    {
        Span<char> text = stackalloc char[LongestText];
        time = TryReadText(ref json, text, out var length) ? ArchivedObject.TimeOf(text[..length]) : null;
        return time is not null;
    }

    private bool TryReadName(ref Utf8JsonReader json, Guid tag, out string? name)
    {
        name = null;
        if (!json.Read() || json.TokenType != JsonTokenType.String || !IsPlain(ref json))
        {
            return false;
        }

        ref var known = ref _names[(uint)tag.GetHashCode() % MostNames];
        name = known is { } same && json.ValueTextEquals(same) ? same : known = json.GetString()!;
        return true;
    }

    private static bool TryReadGuid(ref Utf8JsonReader json, out Guid? id)
    {
        id = json.Read() && json.TokenType == JsonTokenType.String && json.TryGetGuid(out var found) ? found : null;
        return id is not null;
    }

    private static bool TryReadPixels(ref Utf8JsonReader json, out int? pixels)
    {
        pixels = json.Read() && json.TokenType == JsonTokenType.Number && json.TryGetInt32(out var found) && found >= 0 ? found : null;
        return pixels is not null;
    }

    private static bool TryReadNumber(ref Utf8JsonReader json, out double? number)
    {
        number =
            json.Read() && json.TokenType == JsonTokenType.Number && json.TryGetDouble(out var found) && double.IsFinite(found)
                ? found
                : null;
        return number is not null;
    }

    private static bool TryReadText(ref Utf8JsonReader json, scoped Span<char> text, out int length)
    {
        length = 0;
        return json.Read()
            && json.TokenType == JsonTokenType.String
            && !json.ValueIsEscaped
            && Ascii.ToUtf16(json.ValueSpan, text, out length) == OperationStatus.Done;
    }

    // Escapes, and bytes that are not UTF-8, can make texts that .NET rejects.
    private static bool IsPlain(ref Utf8JsonReader json) => !json.ValueIsEscaped && Utf8.IsValid(json.ValueSpan);

    private static bool IsAtMember(ref Utf8JsonReader json) =>
        json.Read() && json.TokenType == JsonTokenType.PropertyName && !json.ValueIsEscaped;

    [StructLayout(LayoutKind.Auto)]
    private ref struct Members
    {
        public Guid? Id;
        public DateTimeOffset? Created;
        public int? Width;
        public int? Height;
        public IReadOnlyList<ArchivedImageTag>? Tags;
        public IReadOnlyList<ArchivedRegion>? Regions;
        public IReadOnlyList<KeyValuePair<string, string>>? Metadata;
        public ArchivePath? File;
        public Sha256Digest? Sha256;
    }
}

using System.Text.Json;

namespace CustomVision.DataRights.Training;

/// <summary>
/// Reads the tokens of an image as the service usually sends them: known members, each once, and few tags and metadata. Accepts
/// nothing that the model of an image rejects.
/// </summary>
internal static class ListedImageReader
{
    private const int MostTags = 32;
    private const int MostMetadata = 16;

    [Flags]
    private enum Member
    {
        None = 0,
        Id = 1,
        Created = 1 << 1,
        Width = 1 << 2,
        Height = 1 << 3,
        Original = 1 << 4,
        Resized = 1 << 5,
        Thumbnail = 1 << 6,
        Tags = 1 << 7,
        Regions = 1 << 8,
        Metadata = 1 << 9,
        TagId = 1 << 10,
        TagName = 1 << 11,
        RegionId = 1 << 12,
        Left = 1 << 13,
        Top = 1 << 14,
        Image = Id | Created | Width | Height | Original | Resized | Thumbnail | Tags | Regions | Metadata,
        Tag = TagId | TagName | Created,
        Region = Tag | RegionId | Left | Top | Width | Height,
    }

    /// <summary>Reads an image.</summary>
    /// <param name="json">The tokens.</param>
    /// <param name="image">The image.</param>
    /// <returns>Whether the tokens are the usual ones.</returns>
    public static bool TryRead(ReadOnlySpan<byte> json, out ListedImage image)
    {
        image = default;
        Span<Guid> tags = stackalloc Guid[MostTags];
        var (count, seen, id) = (0, Member.None, Guid.Empty);
        var (original, resized, thumbnail) = (default(Range), default(Range), default(Range));
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = NextOf(ref reader, Member.Image, ref seen);
            var isUsual = member switch
            {
                Member.Id => reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out id),
                Member.Created => IsTime(ref reader),
                Member.Width or Member.Height => IsNull(ref reader) || (IsNumber(ref reader) && reader.TryGetInt32(out _)),
                Member.Original => TryReadLink(ref reader, out original),
                Member.Resized => TryReadLink(ref reader, out resized),
                Member.Thumbnail => TryReadLink(ref reader, out thumbnail),
                Member.Tags => TryReadTags(ref reader, Member.Tag, tags, ref count),
                Member.Regions => TryReadTags(ref reader, Member.Region, tags, ref count),
                Member.Metadata => IsNull(ref reader) || IsMetadata(ref reader, json),
                _ => false,
            };
            if (!isUsual)
            {
                return false;
            }
        }

        image = new ListedImage(id, tags[..count].ToArray(), original, resized, thumbnail);
        return seen.HasFlag(Member.Id);
    }

    private static bool TryReadTags(ref Utf8JsonReader reader, Member members, scoped Span<Guid> tags, ref int count)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return IsNull(ref reader);
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (
                reader.TokenType != JsonTokenType.StartObject
                || !TryReadTag(ref reader, members, out var tag)
                || (!tags[..count].Contains(tag) && count == tags.Length)
            )
            {
                return false;
            }

            if (!tags[..count].Contains(tag))
            {
                tags[count++] = tag;
            }
        }

        return true;
    }

    private static bool TryReadTag(ref Utf8JsonReader reader, Member members, out Guid tag)
    {
        tag = default;
        var seen = Member.None;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isUsual = NextOf(ref reader, members, ref seen) switch
            {
                Member.TagId => reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out tag),
                Member.TagName => IsNull(ref reader) || reader.TokenType == JsonTokenType.String,
                Member.Created => IsTime(ref reader),
                Member.RegionId => IsNull(ref reader) || (reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out _)),
                Member.Left or Member.Top or Member.Width or Member.Height => IsNull(ref reader)
                    || (IsNumber(ref reader) && reader.TryGetDouble(out _)),
                _ => false,
            };
            if (!isUsual)
            {
                return false;
            }
        }

        return seen.HasFlag(Member.TagId);
    }

    // Moves to the value of a member. Returns none for a member that is unknown or given twice.
    private static Member NextOf(ref Utf8JsonReader reader, Member members, ref Member seen)
    {
        var member = NameOf(ref reader) & members & ~seen;
        seen |= member;
        reader.Read();
        return member;
    }

    private static Member NameOf(ref Utf8JsonReader reader) =>
        reader.ValueIsEscaped ? Member.None
        : reader.ValueTextEquals("id"u8) ? Member.Id
        : reader.ValueTextEquals("created"u8) ? Member.Created
        : reader.ValueTextEquals("width"u8) ? Member.Width
        : reader.ValueTextEquals("height"u8) ? Member.Height
        : reader.ValueTextEquals("originalImageUri"u8) ? Member.Original
        : reader.ValueTextEquals("resizedImageUri"u8) ? Member.Resized
        : reader.ValueTextEquals("thumbnailUri"u8) ? Member.Thumbnail
        : reader.ValueTextEquals("tags"u8) ? Member.Tags
        : reader.ValueTextEquals("regions"u8) ? Member.Regions
        : reader.ValueTextEquals("metadata"u8) ? Member.Metadata
        : reader.ValueTextEquals("tagId"u8) ? Member.TagId
        : reader.ValueTextEquals("tagName"u8) ? Member.TagName
        : reader.ValueTextEquals("regionId"u8) ? Member.RegionId
        : reader.ValueTextEquals("left"u8) ? Member.Left
        : reader.ValueTextEquals("top"u8) ? Member.Top
        : Member.None;

    private static bool TryReadLink(ref Utf8JsonReader reader, out Range place)
    {
        place = default;
        if (reader.TokenType != JsonTokenType.String || reader.ValueIsEscaped || reader.ValueSpan.IsEmpty)
        {
            return IsNull(ref reader);
        }

        var start = (int)reader.TokenStartIndex + 1;
        place = start..(start + reader.ValueSpan.Length);
        return true;
    }

    private static bool IsTime(ref Utf8JsonReader reader) =>
        IsNull(ref reader) || (reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out _));

    // Texts with different names.
    private static bool IsMetadata(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        Span<Range> names = stackalloc Range[MostMetadata];
        var count = 0;
        var isUsual = reader.TokenType == JsonTokenType.StartObject;
        while (isUsual && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            isUsual = count < MostMetadata && !reader.ValueIsEscaped;
            foreach (var name in names[..count])
            {
                isUsual = isUsual && !reader.ValueSpan.SequenceEqual(json[name]);
            }

            if (isUsual)
            {
                var start = (int)reader.TokenStartIndex + 1;
                names[count++] = start..(start + reader.ValueSpan.Length);
                isUsual = reader.Read() && (IsNull(ref reader) || reader.TokenType == JsonTokenType.String);
            }
        }

        return isUsual;
    }

    private static bool IsNumber(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Number;

    private static bool IsNull(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null;
}

using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace CustomVision.DataRights.Archive.Reading;

/// <summary>
/// A JSON object of an archive, with its location. A member of the wrong type is an error whose message contains the location and the
/// member, but never the value. A missing or null member is treated as absent, because the service omits empty values.
/// </summary>
internal readonly struct ArchivedObject
{
    private readonly JsonElement _element;
    private readonly ArchivedPlace _place;

    /// <param name="element">The JSON object.</param>
    /// <param name="place">The location of the object.</param>
    /// <exception cref="ArchiveFormatException">The JSON is not an object.</exception>
    public ArchivedObject(JsonElement element, ArchivedPlace place)
    {
        _element = element;
        _place = place;
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new ArchiveFormatException($"{place}: expected a JSON object.");
        }
    }

    /// <summary>The length of the object's JSON in bytes.</summary>
    public int ByteCount => JsonMarshal.GetRawUtf8Value(_element).Length;

    public Guid RequiredGuid(string member) => OptionalGuid(member) ?? throw Wrong(member, "a GUID");

    public Guid? OptionalGuid(string member) =>
        Find(member) is not { } value ? null
        : value.ValueKind == JsonValueKind.String && (value.TryGetGuid(out var guid) || Guid.TryParse(ArchivedText.Read(value), out guid))
            ? guid
        : throw Wrong(member, "a GUID");

    public string? Text(string member) =>
        Find(member) is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? ArchivedText.Read(value)
        : throw Wrong(member, "a string");

    /// <summary>Gets a number. The service may send numbers in E notation.</summary>
    public double? Number(string member) =>
        Find(member) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number
        : throw Wrong(member, "a number");

    public double RequiredNumber(string member) => Number(member) ?? throw Wrong(member, "a number");

    /// <summary>Gets the digits of a number exactly as the service sent them.</summary>
    public string RequiredDigits(string member)
    {
        _ = RequiredNumber(member);
        return ArchivedText.ReadJson(_element.GetProperty(member));
    }

    /// <summary>Gets the strings of an array; empty if the member is absent.</summary>
    public IReadOnlyList<string> Texts(string member)
    {
        if (Find(member) is not { } value)
        {
            return [];
        }

        return value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(ArchivedText.Read)]
            : throw Wrong(member, "an array of strings");
    }

    public long? Count(string member) =>
        Find(member) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= 0 ? number
        : throw Wrong(member, "a whole number");

    /// <summary>
    /// Gets a time. Image times are UTC although the service omits the <c>Z</c>. Times are only displayed, so an unreadable time is treated
    /// as absent instead of as an error.
    /// </summary>
    public DateTimeOffset? Time(string member) => TimeOf(Text(member));

    /// <summary>Gets the time of a text; <see langword="null"/> if it is not readable.</summary>
    public static DateTimeOffset? TimeOf(ReadOnlySpan<char> text) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
            : null;

    public ArchivedObject? Object(string member) => Find(member) is { } value ? new ArchivedObject(value, _place.Of(member)) : null;

    /// <summary>Gets the objects of an array; empty if the member is absent.</summary>
    public IReadOnlyList<ArchivedObject> Objects(string member) => Find(member) is { } value ? Objects(value, _place.Of(member)) : [];

    /// <summary>Converts the objects of an array; empty if the member is absent.</summary>
    public IReadOnlyList<T> Objects<T>(string member, Func<ArchivedObject, T> convert)
    {
        if (Find(member) is not { } value)
        {
            return [];
        }

        var place = _place.Of(member);
        var converted = new T[ArrayLength(value, place)];
        var index = 0;
        foreach (var element in value.EnumerateArray())
        {
            converted[index++] = convert(new ArchivedObject(element, place));
        }

        return converted;
    }

    /// <summary>Gets the objects of an array.</summary>
    /// <exception cref="ArchiveFormatException">The JSON is not an array of objects.</exception>
    public static IReadOnlyList<ArchivedObject> Objects(JsonElement array, ArchivedPlace place)
    {
        var objects = new List<ArchivedObject>(ArrayLength(array, place));
        foreach (var element in array.EnumerateArray())
        {
            objects.Add(new ArchivedObject(element, place));
        }

        return objects;
    }

    /// <summary>Gets the members of an object as text, in order. Values that are not strings are returned as JSON.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Pairs(string member)
    {
        if (Find(member) is not { } value)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            throw Wrong(member, "an object");
        }

        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var pair in value.EnumerateObject())
        {
            var text = pair.Value.ValueKind switch
            {
                JsonValueKind.String => ArchivedText.Read(pair.Value),
                JsonValueKind.Null => string.Empty,
                _ => ArchivedText.ReadJson(pair.Value),
            };
            pairs.Add(new(ArchivedText.ReadName(pair), text));
        }

        return pairs;
    }

    public ArchiveFormatException Wrong(string member, string expected) =>
        new($"{_place}: '{member}' is not {expected}. Verify the archive; export it again if it differs.");

    private static int ArrayLength(JsonElement array, ArchivedPlace place) =>
        array.ValueKind == JsonValueKind.Array
            ? array.GetArrayLength()
            : throw new ArchiveFormatException($"{place}: expected a JSON array.");

    private JsonElement? Find(string member) =>
        _element.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}

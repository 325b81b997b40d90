using System.Globalization;
using System.Text.Json;

namespace CustomVision.DataRights.Emulator.Wire;

/// <summary>Formats times as the service does. The format depends on the member.</summary>
internal static class WireTime
{
    private const string ImageFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF";
    private const string SuggestionFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";
    private const string ProjectFormat = "yyyy-MM-dd'T'HH:mm:ss.FFF'Z'";

    /// <summary>
    /// Formats <c>created</c> of images, image tags, image regions and suggestions: UTC without <c>Z</c>, up to seven fraction digits,
    /// trailing zeros trimmed.
    /// </summary>
    public static string ImageText(DateTimeOffset value) => value.UtcDateTime.ToString(ImageFormat, CultureInfo.InvariantCulture);

    /// <summary>
    /// Formats <c>created</c> in the response of SuggestTagsAndRegions: UTC with <c>Z</c>, up to seven fraction digits. The stored
    /// suggestion has the format of images.
    /// </summary>
    public static string SuggestionText(DateTimeOffset value) => value.UtcDateTime.ToString(SuggestionFormat, CultureInfo.InvariantCulture);

    /// <summary>
    /// Formats every time of projects, iterations and predictions: UTC with <c>Z</c>, up to three fraction digits, trailing zeros trimmed.
    /// </summary>
    public static string ProjectText(DateTimeOffset value) => value.UtcDateTime.ToString(ProjectFormat, CultureInfo.InvariantCulture);

    /// <summary>Reads a time in a JSON body.</summary>
    public static DateTimeOffset Read(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && TryParse(reader.GetString(), out var value)
            ? value
            : throw new JsonException("A time must be an ISO 8601 text such as 2020-02-11T16:47:21.75Z.");

    /// <summary>Reads all of these formats, and ISO 8601 with an offset; a time without offset is UTC.</summary>
    public static bool TryParse(string? text, out DateTimeOffset value) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out value
        );
}

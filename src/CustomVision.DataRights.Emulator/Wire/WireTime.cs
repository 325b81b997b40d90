using System.Globalization;
using System.Text.Json;

namespace CustomVision.DataRights.Emulator.Wire;

/// <summary>Times as the service writes them; which of the two forms a member has depends on the member.</summary>
internal static class WireTime
{
    private const string ImageFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF";
    private const string SuggestionFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";
    private const string ProjectFormat = "yyyy-MM-dd'T'HH:mm:ss.FFF'Z'";

    /// <summary>
    /// <c>created</c> of images, image tags, image regions and suggestions: UTC without <c>Z</c>, up to seven fraction digits, trailing
    /// zeros trimmed.
    /// </summary>
    public static string ImageText(DateTimeOffset value) => value.UtcDateTime.ToString(ImageFormat, CultureInfo.InvariantCulture);

    /// <summary>
    /// <c>created</c> in the answer of SuggestTagsAndRegions: UTC with <c>Z</c>, up to seven fraction digits; the stored suggestion has the
    /// form of images.
    /// </summary>
    public static string SuggestionText(DateTimeOffset value) => value.UtcDateTime.ToString(SuggestionFormat, CultureInfo.InvariantCulture);

    /// <summary>
    /// Every time of projects, iterations and predictions: UTC with <c>Z</c>, up to three fraction digits, trailing zeros trimmed.
    /// </summary>
    public static string ProjectText(DateTimeOffset value) => value.UtcDateTime.ToString(ProjectFormat, CultureInfo.InvariantCulture);

    /// <summary>Reads a time of a JSON body.</summary>
    public static DateTimeOffset Read(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && TryParse(reader.GetString(), out var value)
            ? value
            : throw new JsonException("A time must be an ISO 8601 text such as 2020-02-11T16:47:21.75Z.");

    /// <summary>Reads either form, and ISO 8601 with an offset; a time without offset is UTC.</summary>
    public static bool TryParse(string? text, out DateTimeOffset value) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out value
        );
}

namespace CustomVision.DataRights.Emulator.Filters;

/// <summary>
/// The <c>$filter</c> of GetImages and GetImageCount: comparisons of metadata with <c>eq</c> and <c>ne</c>, joined by <c>and</c> and
/// <c>or</c>.
/// </summary>
/// <remarks>
/// The published description gives one example, <c>metadata=key1 eq 'value1' and key2 ne 'value2'</c>. Everything else is a guess:
/// <c>and</c> binds more tightly than <c>or</c>; parentheses group; a doubled quote inside a value is one quote; a key with spaces is
/// quoted like a value; keywords are case-insensitive; keys and values are compared exactly; <c>ne</c> also matches images that lack the
/// key.
/// </remarks>
internal sealed class MetadataFilter
{
    private readonly FilterNode _root;

    internal MetadataFilter(FilterNode root, bool hasPrefix)
    {
        _root = root;
        HasPrefix = hasPrefix;
    }

    /// <summary>Whether the text began with <c>metadata=</c>.</summary>
    public bool HasPrefix { get; }

    /// <summary>Parses a filter. Never throws: the result contains the error.</summary>
    public static FilterParseResult Parse(string text) => new FilterParser(text).Parse();

    /// <summary>Returns whether an image with this metadata matches.</summary>
    /// <param name="metadata">The pairs; each key occurs once.</param>
    /// <param name="missingDiffers">Whether <c>ne</c> also matches images that lack the key.</param>
    public bool Matches(ReadOnlySpan<KeyValuePair<string, string>> metadata, bool missingDiffers = true) =>
        _root.Matches(metadata, missingDiffers);
}

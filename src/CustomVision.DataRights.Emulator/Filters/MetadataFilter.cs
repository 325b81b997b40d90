namespace CustomVision.DataRights.Emulator.Filters;

/// <summary>
/// The <c>$filter</c> of GetImages and GetImageCount: comparisons of metadata with <c>eq</c> and <c>ne</c>, joined by <c>and</c> and
/// <c>or</c>.
/// </summary>
/// <remarks>
/// The published description gives one example, <c>metadata=key1 eq 'value1' and key2 ne 'value2'</c>. Guesses, all of them:
/// <c>and</c> binds tighter than <c>or</c>; parentheses group; two quotes inside a value stand for one; a key with spaces is quoted like a
/// value; words are understood in any case; keys and values are compared exactly; <c>ne</c> also finds images that lack the key.
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

    /// <summary>Reads a filter. Never throws: what is wrong is in the result.</summary>
    public static FilterParseResult Parse(string text) => new FilterParser(text).Parse();

    /// <summary>Whether an image with this metadata is meant.</summary>
    /// <param name="metadata">The pairs; a key comes once.</param>
    /// <param name="missingDiffers">Whether <c>ne</c> also finds images that lack the key.</param>
    public bool Matches(ReadOnlySpan<KeyValuePair<string, string>> metadata, bool missingDiffers = true) =>
        _root.Matches(metadata, missingDiffers);
}

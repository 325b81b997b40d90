namespace CustomVision.DataRights.Viewer;

/// <summary>Validates language tags (RFC 5646).</summary>
internal static class LanguageTag
{
    /// <summary>
    /// Gets whether a text is a well-formed tag (RFC 5646, section 2.1). The existence of the language is not checked, because systems know
    /// different sets of languages.
    /// </summary>
    public static bool IsWellFormed(string text)
    {
        const int Longest = 8; // of a subtag
        var parts = text.Split('-');
        return parts.All(part => part.Length is > 0 and <= Longest && part.All(char.IsAsciiLetterOrDigit))
            && parts[0].Length > 1
            && parts[0].All(char.IsAsciiLetter);
    }
}

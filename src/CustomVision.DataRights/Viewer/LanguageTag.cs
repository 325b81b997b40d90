namespace CustomVision.DataRights.Viewer;

/// <summary>The tag of a language (RFC 5646).</summary>
internal static class LanguageTag
{
    /// <summary>
    /// Whether a text has the form of a tag (RFC 5646, section 2.1). Whether there is such a language is not asked: systems differ in what
    /// they know.
    /// </summary>
    public static bool IsWellFormed(string text)
    {
        const int Longest = 8; // of a part
        var parts = text.Split('-');
        return parts.All(part => part.Length is > 0 and <= Longest && part.All(char.IsAsciiLetterOrDigit))
            && parts[0].Length > 1
            && parts[0].All(char.IsAsciiLetter);
    }
}

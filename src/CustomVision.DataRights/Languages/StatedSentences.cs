namespace CustomVision.DataRights.Languages;

/// <summary>
/// Translates the sentences of a document, which is always in English. Unknown sentences, such as the message of an error, are not
/// translated.
/// </summary>
/// <param name="texts">The texts, which include the sentences.</param>
/// <param name="prefix">The key prefix of the sentences.</param>
/// <param name="names">The key prefixes of names that occur as values in sentences. The rest of such a key is the English name.</param>
internal sealed class StatedSentences(LocalizedTexts texts, string prefix = "", params IReadOnlyList<string> names)
{
    private readonly Lazy<IReadOnlyList<SentenceTemplate>> _templates = new(() =>
        [
            .. texts
                .Entries(TextLanguage.English)
                .Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal))
                .Select(entry => new SentenceTemplate(entry.Key, entry.Value))
                .OrderByDescending(template => template.Weight)
                .ThenBy(template => template.Key, StringComparer.Ordinal),
        ]
    );

    /// <summary>Formats a sentence for a document.</summary>
    /// <param name="key">The key of the sentence, without the prefix.</param>
    /// <param name="values">The values, formatted without digit separators.</param>
    public string English(string key, params ReadOnlySpan<object?> values) => texts.English(prefix + key, values);

    /// <summary>Gets the key of the sentence at the beginning of a text; <see langword="null"/> if it is unknown.</summary>
    public string? KeyOf(string text) => _templates.Value.FirstOrDefault(template => template.Match(text, out _) > 0)?.Key;

    /// <summary>Translates the sentences of a text.</summary>
    public string Translate(string text, TextLanguage language)
    {
        if (language == TextLanguage.English)
        {
            return text;
        }

        var said = new List<string>();
        for (var rest = text; rest.Length > 0;)
        {
            var length = TranslateFirst(rest, language, out var sentence);
            said.Add(sentence);
            rest = rest[length..].TrimStart(' ');
        }

        return string.Join(' ', said);
    }

    private int TranslateFirst(string text, TextLanguage language, out string sentence)
    {
        foreach (var template in _templates.Value)
        {
            var length = template.Match(text, out var values);
            if (length > 0)
            {
                // A value may be one of our own texts as well, such as "3 images".
                sentence = string.Format(
                    language.Numbers,
                    texts.Get(template.Key, language),
                    [.. values.Select(value => NameOf(value, language) ?? Translate(value, language))]
                );
                return length;
            }
        }

        var end = text.IndexOf(". ", StringComparison.Ordinal);
        sentence = end < 0 ? text : text[..(end + 1)];
        return sentence.Length;
    }

    private string? NameOf(string value, TextLanguage language) =>
        names.Select(name => texts.Find(name + value, language)).FirstOrDefault(name => name is not null);
}

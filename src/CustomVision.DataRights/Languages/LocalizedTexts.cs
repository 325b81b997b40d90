using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;

namespace CustomVision.DataRights.Languages;

/// <summary>The texts of one resource file in every language. All languages are embedded in this assembly (decision 0033).</summary>
/// <param name="file">The path of the file in the project, with dots as separators and without the extension.</param>
internal sealed class LocalizedTexts(string file)
{
    private readonly Dictionary<TextLanguage, Lazy<FrozenDictionary<string, string>>> _texts = TextLanguage.All.ToDictionary(
        language => language,
        language => new Lazy<FrozenDictionary<string, string>>(() => Read(file, language))
    );

    /// <summary>Gets a text.</summary>
    /// <exception cref="MissingManifestResourceException">The key does not exist.</exception>
    public string Get(string key, TextLanguage language) =>
        Find(key, language) ?? throw new MissingManifestResourceException($"{file} has no text '{key}' in language '{language.Tag}'.");

    /// <summary>Finds a text; returns <see langword="null"/> if the key does not exist.</summary>
    public string? Find(string key, TextLanguage language) => _texts[language].Value.GetValueOrDefault(key);

    /// <summary>Formats a sentence for a document. Documents are always in English, with numbers without separators.</summary>
    public string English(string key, params ReadOnlySpan<object?> values) =>
        values.IsEmpty
            ? Get(key, TextLanguage.English)
            : string.Format(CultureInfo.InvariantCulture, Get(key, TextLanguage.English), values);

    /// <summary>Gets every text of a language.</summary>
    public IEnumerable<KeyValuePair<string, string>> Entries(TextLanguage language) => _texts[language].Value;

    private static FrozenDictionary<string, string> Read(string file, TextLanguage language) =>
        new ResourceManager(
            $"CustomVision.DataRights.{file}{(language == TextLanguage.English ? string.Empty : "." + language.Tag)}",
            typeof(LocalizedTexts).Assembly
        )
            .GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToFrozenDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
}

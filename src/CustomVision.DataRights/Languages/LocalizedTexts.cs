using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;

namespace CustomVision.DataRights.Languages;

/// <summary>The texts of one resource file in every language, all of them in this assembly (decision 0033).</summary>
/// <param name="file">The file below the project, with dots and without its extension.</param>
internal sealed class LocalizedTexts(string file)
{
    private readonly Dictionary<TextLanguage, Lazy<FrozenDictionary<string, string>>> _texts = TextLanguage.All.ToDictionary(
        language => language,
        language => new Lazy<FrozenDictionary<string, string>>(() => Read(file, language))
    );

    /// <summary>Gets a text.</summary>
    /// <exception cref="MissingManifestResourceException">There is no text of that key.</exception>
    public string Get(string key, TextLanguage language) =>
        Find(key, language) ?? throw new MissingManifestResourceException($"{file} has no text '{key}' in language '{language.Tag}'.");

    /// <summary>Gets a text; <see langword="null"/> where there is none of that key.</summary>
    public string? Find(string key, TextLanguage language) => _texts[language].Value.GetValueOrDefault(key);

    /// <summary>
    /// Gets a sentence with values as documents have it: English, and without separators in numbers, whatever their reader speaks.
    /// </summary>
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

using System.Collections;
using System.Globalization;
using System.Resources;

namespace CustomVision.DataRights.Languages;

/// <summary>The texts of one resource file in every language, all of them in this assembly (decision 0033).</summary>
/// <param name="file">The file below the project, with dots and without its extension.</param>
internal sealed class LocalizedTexts(string file)
{
    private readonly Dictionary<TextLanguage, ResourceManager> _resources = TextLanguage.All.ToDictionary(
        language => language,
        language => new ResourceManager(
            $"CustomVision.DataRights.{file}{(language == TextLanguage.English ? string.Empty : "." + language.Tag)}",
            typeof(LocalizedTexts).Assembly
        )
    );

    /// <summary>Gets a text.</summary>
    /// <exception cref="MissingManifestResourceException">There is no text of that key.</exception>
    public string Get(string key, TextLanguage language) =>
        Find(key, language) ?? throw new MissingManifestResourceException($"{file} has no text '{key}' in language '{language.Tag}'.");

    /// <summary>Gets a text; <see langword="null"/> where there is none of that key.</summary>
    public string? Find(string key, TextLanguage language) => _resources[language].GetString(key, CultureInfo.InvariantCulture);

    /// <summary>Gets every text of a language.</summary>
    public IEnumerable<KeyValuePair<string, string>> Entries(TextLanguage language) =>
        _resources[language]
            .GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .Select(entry => KeyValuePair.Create((string)entry.Key, (string)entry.Value!));
}

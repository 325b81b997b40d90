using System.Globalization;
using System.Resources;

namespace CustomVision.DataRights;

/// <summary>The texts of one resource file and its translations.</summary>
/// <param name="file">The file below the project, with dots and without its extension.</param>
internal sealed class LocalizedTexts(string file)
{
    private readonly ResourceManager _resources = new($"CustomVision.DataRights.{file}", typeof(LocalizedTexts).Assembly);

    /// <summary>Gets a text in a language, or in the nearest one that there is.</summary>
    /// <exception cref="MissingManifestResourceException">There is no text of that key.</exception>
    public string Get(string key, CultureInfo culture) =>
        Find(key, culture) ?? throw new MissingManifestResourceException($"{file}.resx has no text '{key}'.");

    /// <summary>Gets a text; <see langword="null"/> where there is none of that key.</summary>
    public string? Find(string key, CultureInfo culture) => _resources.GetString(key, culture);

    /// <summary>Whether there are texts in exactly this language.</summary>
    public bool Has(CultureInfo culture) => _resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false) is not null;
}

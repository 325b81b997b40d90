using System.Collections.Concurrent;
using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Tool.Texts;

/// <summary>Holds one instance per language of an object that contains texts, such as an option. Created on first use.</summary>
/// <param name="create">Creates the instance in the current language.</param>
internal sealed class PerLanguage<T>(Func<T> create)
{
    private readonly ConcurrentDictionary<TextLanguage, T> _made = [];

    /// <summary>Gets the instance for the current language.</summary>
    public T Value => _made.GetOrAdd(ConsoleTexts.Language, _ => create());
}

using System.Collections.Concurrent;
using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Tool.Texts;

/// <summary>One for each language of something with texts in it, such as an option, made when it is first asked for.</summary>
/// <param name="create">Makes it in the present language.</param>
internal sealed class PerLanguage<T>(Func<T> create)
{
    private readonly ConcurrentDictionary<TextLanguage, T> _made = [];

    /// <summary>Gets the one of the present language.</summary>
    public T Value => _made.GetOrAdd(ConsoleTexts.Language, _ => create());
}

using System.Globalization;

namespace CustomVision.DataRights.Languages;

/// <summary>An English sentence with placeholders that can be recognized in a text.</summary>
internal sealed class SentenceTemplate
{
    private const string SentenceEnd = ". ";

    private readonly List<string> _literals = [];
    private readonly List<int> _places = [];
    private readonly bool _mayBeFollowed;

    public SentenceTemplate(string key, string text)
    {
        Key = key;
        var rest = text.AsSpan();
        for (var begin = rest.IndexOf('{'); begin >= 0; begin = rest.IndexOf('{'))
        {
            var length = rest[begin..].IndexOf('}');
            _literals.Add(rest[..begin].ToString());
            _places.Add(int.Parse(rest.Slice(begin + 1, length - 1), CultureInfo.InvariantCulture));
            rest = rest[(begin + length + 1)..];
        }

        _literals.Add(rest.ToString());
        _mayBeFollowed = text.EndsWith('.');
        Weight = _literals.Sum(literal => literal.Length);
    }

    public string Key { get; }

    /// <summary>The number of literal characters. If two templates match, the one with more takes precedence.</summary>
    public int Weight { get; }

    /// <summary>Recognizes the sentence at the beginning of a text.</summary>
    /// <param name="text">The text; further sentences may follow.</param>
    /// <param name="values">The values, by placeholder index.</param>
    /// <returns>The length of the match; 0 if there is none.</returns>
    public int Match(string text, out string[] values)
    {
        values = new string[_places.Count == 0 ? 0 : _places.Max() + 1];
        if (!text.StartsWith(_literals[0], StringComparison.Ordinal))
        {
            return 0;
        }

        var at = _literals[0].Length;
        for (var index = 0; index < _places.Count; index++)
        {
            var end = Find(text, at, _literals[index + 1], isLast: index == _places.Count - 1);
            if (end <= at || (end < text.Length && text.AsSpan(at, end - at).Contains(SentenceEnd, StringComparison.Ordinal)))
            {
                return 0;
            }

            values[_places[index]] = text[at..end];
            at = end + _literals[index + 1].Length;
        }

        return IsEnd(text, at) ? at : 0;
    }

    // The last literal must be at the end of a sentence. An empty literal matches the end of the text.
    private int Find(string text, int from, string literal, bool isLast)
    {
        if (literal.Length == 0)
        {
            return text.Length;
        }

        var found = text.IndexOf(literal, from, StringComparison.Ordinal);
        while (isLast && found >= 0 && !IsEnd(text, found + literal.Length))
        {
            found = text.IndexOf(literal, found + 1, StringComparison.Ordinal);
        }

        return found;
    }

    private bool IsEnd(string text, int at) => at == text.Length || (_mayBeFollowed && text[at] == ' ');
}

using System.Text;

namespace CustomVision.DataRights.Emulator.Filters;

/// <summary>Parses a filter by recursive descent: or, and, term.</summary>
internal sealed class FilterParser(string text)
{
    /// <summary>The maximum nesting depth of parentheses: far more than a real filter needs, and far less than the stack allows.</summary>
    private const int MaxDepth = 64;

    private const string Prefix = "metadata";

    private int _position;
    private int _depth;
    private FilterError? _error;

    public FilterParseResult Parse()
    {
        var hasPrefix = SkipPrefix();
        var root = ParseJunction(all: false);
        SkipSpace();
        if (root is not null && _position < text.Length)
        {
            root = Fail("\"and\", \"or\" or the end was expected");
        }

        return root is null ? new(_error!) : new(new MetadataFilter(root, hasPrefix));
    }

    private bool SkipPrefix()
    {
        SkipSpace();
        if (!text.AsSpan(_position).StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var start = _position;
        _position += Prefix.Length;
        SkipSpace();
        if (_position < text.Length && text[_position] == '=')
        {
            _position++;
            return true;
        }

        // A key that begins with the letters of the keyword.
        _position = start;
        return false;
    }

    private FilterNode? ParseJunction(bool all)
    {
        var parts = new List<FilterNode>();
        do
        {
            var part = all ? ParseTerm() : ParseJunction(all: true);
            if (part is null)
            {
                return null;
            }

            parts.Add(part);
        } while (TakeWord(all ? "and" : "or"));

        return parts is [var only] ? only : new FilterJunction(all, parts);
    }

    private FilterNode? ParseTerm()
    {
        SkipSpace();
        if (_position < text.Length && text[_position] == '(')
        {
            return ParseGroup();
        }

        if ((_position < text.Length && text[_position] == '\'' ? TakeQuoted() : TakeKey()) is not { Length: > 0 } key)
        {
            return Fail("a metadata key was expected");
        }

        var equal = TakeWord("eq");
        if (!equal && !TakeWord("ne"))
        {
            return Fail("\"eq\" or \"ne\" was expected");
        }

        SkipSpace();
        return TakeQuoted() is { } value ? new FilterComparison(key, equal, value) : Fail("a value between single quotes was expected");
    }

    private FilterNode? ParseGroup()
    {
        if (++_depth > MaxDepth)
        {
            return Fail("parentheses nest too deep");
        }

        _position++;
        var inner = ParseJunction(all: false);
        SkipSpace();
        if (inner is null)
        {
            return null;
        }

        if (_position >= text.Length || text[_position] != ')')
        {
            return Fail("\"and\", \"or\" or a closing parenthesis was expected");
        }

        _position++;
        _depth--;
        return inner;
    }

    private string? TakeKey()
    {
        var start = _position;
        while (_position < text.Length && !char.IsWhiteSpace(text[_position]) && text[_position] is not ('(' or ')' or '\'' or '='))
        {
            _position++;
        }

        return text[start.._position];
    }

    private string? TakeQuoted()
    {
        if (_position >= text.Length || text[_position] != '\'')
        {
            return null;
        }

        var value = new StringBuilder();
        for (var i = _position + 1; i < text.Length; i++)
        {
            if (text[i] != '\'')
            {
                value.Append(text[i]);
            }
            else if (i + 1 < text.Length && text[i + 1] == '\'')
            {
                value.Append('\'');
                i++;
            }
            else
            {
                _position = i + 1;
                return value.ToString();
            }
        }

        return null;
    }

    private bool TakeWord(string word)
    {
        SkipSpace();
        var rest = text.AsSpan(_position);
        if (
            !rest.StartsWith(word, StringComparison.OrdinalIgnoreCase)
            || (rest.Length > word.Length && !char.IsWhiteSpace(rest[word.Length]) && rest[word.Length] is not ('(' or '\''))
        )
        {
            return false;
        }

        _position += word.Length;
        return true;
    }

    private void SkipSpace()
    {
        while (_position < text.Length && char.IsWhiteSpace(text[_position]))
        {
            _position++;
        }
    }

    private FilterNode? Fail(string expected)
    {
        _error ??= new FilterError(_position, $"The filter is not understood: at character {_position}, {expected}.");
        return null;
    }
}

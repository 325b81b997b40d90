using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CustomVision.DataRights.Tool.Tests.Texts;

/// <summary>The texts in a file of C#: each literal, joined ones as one, with <c>{0}</c> and <c>{1}</c> in place of values.</summary>
internal static partial class SourceText
{
    /// <summary>Reads the texts of code.</summary>
    public static IEnumerable<string> In(string code)
    {
        for (var at = 0; at < code.Length;)
        {
            if (Follows(code, at, "//"))
            {
                at = End(code, "\n", at);
            }
            else if (Follows(code, at, "/*"))
            {
                at = End(code, "*/", at);
            }
            else if (code[at] == '\'')
            {
                at = EndOfLetter(code, at);
            }
            else if (Begin().IsMatch(code, at))
            {
                var (text, places) = (new StringBuilder(), 0);
                at = Read(code, at, text, ref places);
                for (var next = Joined().Match(code, at); next.Success; next = Joined().Match(code, at))
                {
                    at = Read(code, at + next.Length, text, ref places);
                }

                yield return text.ToString();
            }
            else
            {
                at++;
            }
        }
    }

    private static int Read(string code, int at, StringBuilder text, ref int places)
    {
        var (isInterpolated, isVerbatim) = (false, false);
        for (; code[at] is '$' or '@'; at++)
        {
            (isInterpolated, isVerbatim) = (isInterpolated || code[at] == '$', isVerbatim || code[at] == '@');
        }

        if (Follows(code, at, "\"\"\""))
        {
            var quotes = code.AsSpan(at).IndexOfAnyExcept('"');
            var end = code.IndexOf(new string('"', quotes), at + quotes, StringComparison.Ordinal);
            text.Append(code, at + quotes, end - at - quotes);
            return end + quotes;
        }

        at++;
        while (code[at] != '"' || (isVerbatim && Follows(code, at, "\"\"")))
        {
            if (isInterpolated && code[at] == '{' && code[at + 1] != '{')
            {
                text.Append(CultureInfo.InvariantCulture, $"{{{places++}}}");
                at = EndOfValue(code, at);
                continue;
            }

            var isPair = (code[at] == '\\' && !isVerbatim) || (isInterpolated && code[at] is '{' or '}') || code[at] == '"';
            text.Append(code[isPair ? at + 1 : at]);
            at += isPair ? 2 : 1;
        }

        return at + 1;
    }

    private static int EndOfValue(string code, int at)
    {
        var depth = 0;
        do
        {
            if (Begin().IsMatch(code, at))
            {
                var none = 0;
                at = Read(code, at, new StringBuilder(), ref none);
                continue;
            }

            if (code[at] == '\'')
            {
                at = EndOfLetter(code, at);
                continue;
            }

            depth +=
                code[at] is '{' or '(' or '[' ? 1
                : code[at] is '}' or ')' or ']' ? -1
                : 0;
            at++;
        } while (depth > 0);

        return at;
    }

    private static int EndOfLetter(string code, int at) => code.IndexOf('\'', at + (code[at + 1] == '\\' ? 3 : 2)) + 1;

    private static bool Follows(string code, int at, string text) => string.CompareOrdinal(code, at, text, 0, text.Length) == 0;

    private static int End(string code, string mark, int from)
    {
        var found = code.IndexOf(mark, from, StringComparison.Ordinal);
        return found < 0 ? code.Length : found + mark.Length;
    }

    [GeneratedRegex("\\G[$@]*\"", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Begin();

    [GeneratedRegex("\\G\\s*\\+\\s*(?=[$@]*\")", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Joined();
}

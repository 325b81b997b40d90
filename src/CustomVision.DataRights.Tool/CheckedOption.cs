using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary>
/// Reports an invalid option value as a usage error. The parser itself detects it only when the value is read, and its message contains a
/// .NET type.
/// </summary>
internal static class CheckedOption
{
    /// <param name="option">The option.</param>
    /// <param name="idHint">The kind of object that an id identifies, if the message can say where such ids are listed.</param>
    public static Option<T> Checked<T>(this Option<T> option, string? idHint = null)
    {
        var kind = KindOf(typeof(T));
        if (kind.IsEnum)
        {
            option.HelpName = string.Join('|', WordsOf(kind));
        }

        option.Validators.Add(result =>
        {
            try
            {
                _ = result.GetValueOrDefault<T>();
                if (kind.IsEnum && result.Tokens.Any(token => !Is(token.Value, kind)))
                {
                    result.AddError(Explain(option.Name, result, kind, idHint)); // enums also parse from numbers
                }
            }
            catch (InvalidOperationException)
            {
                result.AddError(Explain(option.Name, result, kind, idHint));
            }
        });
        return option;
    }

    /// <summary>Reports a number outside of a range, or no number, as a usage error that names the option.</summary>
    public static Option<double?> InRange(this Option<double?> option, double least, double most)
    {
        option.Checked().Validators.Add(result =>
        {
            if (
                result.Tokens is [var token]
                && double.TryParse(token.Value, CultureInfo.InvariantCulture, out var value)
                && !(value >= least && value <= most)
            )
            {
                result.AddError(MessageTexts.Get("option.range", option.Name, least, most));
            }
        });
        return option;
    }

    /// <summary>Reports a value that is not allowed as a usage error that names the option.</summary>
    public static Option<string> OneOf(this Option<string> option, params IReadOnlyList<string> values)
    {
        option.HelpName = string.Join('|', values);
        option.Validators.Add(result =>
        {
            if (!result.Implicit && (result.Tokens is not [var token] || !values.Contains(token.Value, StringComparer.OrdinalIgnoreCase)))
            {
                result.AddError(MessageTexts.Get("option.oneOf", option.Name, string.Join(", ", values)));
            }
        });
        return option;
    }

    private static string Explain(string name, OptionResult result, Type kind, string? idHint)
    {
        var wrong = result.Tokens.Select(token => token.Value).Where(value => !Is(value, kind)).ToList();
        return wrong.Count == 0
            ? MessageTexts.Get(result.Tokens.Count == 0 ? "option.empty" : "option.once", name)
            : MessageTexts.Get(
                kind == typeof(Guid) ? (idHint is null ? "option.id" : "option.id." + idHint)
                    : kind.IsEnum ? "option.word"
                    : kind == typeof(int) ? "option.whole"
                    : "option.number",
                name,
                wrong[0],
                kind.IsEnum ? string.Join(", ", WordsOf(kind)) : null
            );
    }

    private static Type KindOf(Type type) => type.GetElementType() ?? Nullable.GetUnderlyingType(type) ?? type;

    private static IEnumerable<string> WordsOf(Type kind) => Enum.GetNames(kind).Select(name => name.ToLowerInvariant());

    private static bool Is(string value, Type kind) =>
        kind == typeof(Guid) ? Guid.TryParse(value, out _)
        : kind == typeof(int) ? int.TryParse(value, CultureInfo.InvariantCulture, out _)
        : kind == typeof(double) ? double.TryParse(value, CultureInfo.InvariantCulture, out _)
        : kind == typeof(string) || (kind.IsEnum && WordsOf(kind).Contains(value, StringComparer.OrdinalIgnoreCase));
}

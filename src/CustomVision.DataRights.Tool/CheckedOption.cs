using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace CustomVision.DataRights.Tool;

/// <summary>
/// Makes a value that is not of its option's kind an error of use: by itself the parser finds out only when the value is asked for, and
/// names a type of .NET.
/// </summary>
internal static class CheckedOption
{
    public static Option<T> Checked<T>(this Option<T> option)
    {
        option.Validators.Add(result =>
        {
            try
            {
                _ = result.GetValueOrDefault<T>();
            }
            catch (InvalidOperationException)
            {
                result.AddError(Explain(option.Name, result, typeof(T)));
            }
        });
        return option;
    }

    /// <summary>Makes a value that is not one of a few an error of use, which names the option.</summary>
    public static Option<string> OneOf(this Option<string> option, params IReadOnlyList<string> values)
    {
        option.Validators.Add(result =>
        {
            if (!result.Implicit && (result.Tokens is not [var token] || !values.Contains(token.Value, StringComparer.OrdinalIgnoreCase)))
            {
                result.AddError($"{option.Name} takes one of {string.Join(", ", values)}.");
            }
        });
        return option;
    }

    private static string Explain(string name, OptionResult result, Type type)
    {
        var kind = type.GetElementType() ?? Nullable.GetUnderlyingType(type) ?? type;
        var wrong = result.Tokens.Select(token => token.Value).Where(value => !Is(value, kind)).ToList();
        if (wrong.Count == 0)
        {
            return result.Tokens.Count == 0 ? $"{name} needs a value." : $"{name} takes one value. Give it once.";
        }

        var remedy =
            kind == typeof(Guid)
                ? "is not an id. An id is a GUID such as 1b6ee73b-d59c-4d6c-b9d4-20d4c1e1f09f; list shows " + "those of projects."
            : kind.IsEnum ? $"is not known. Use {string.Join(", ", Enum.GetNames(kind)).ToLowerInvariant()}."
            : kind == typeof(int) ? "is not a whole number."
            : "is not a number. Write it with a point, such as 2.5.";
        return $"{name}: \"{wrong[0]}\" {remedy}";
    }

    private static bool Is(string value, Type kind) =>
        kind == typeof(Guid) ? Guid.TryParse(value, out _)
        : kind == typeof(int) ? int.TryParse(value, CultureInfo.InvariantCulture, out _)
        : kind == typeof(double) ? double.TryParse(value, CultureInfo.InvariantCulture, out _)
        : kind == typeof(string) || (kind.IsEnum && Enum.TryParse(kind, value, ignoreCase: true, out _));
}

using System.CommandLine;
using System.Globalization;
using CustomVision.DataRights.Languages;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary>The options for the verbosity, the form and the language of the output.</summary>
internal static class OutputOptions
{
    private const string JsonName = "--json";

    private const string LanguageName = "--language";

    private static readonly string[] Languages = [.. TextLanguage.All.Select(language => language.Tag)];

    private static readonly PerLanguage<Option<bool>> Jsons = new(() => new(JsonName) { Description = HelpTexts.Get("json") });

    private static readonly PerLanguage<Option<bool>> Quiets = new(() =>
        new("--quiet") { Description = HelpTexts.Get("quiet"), Recursive = true }
    );

    private static readonly PerLanguage<Option<bool>> Verboses = new(() =>
        new("--verbose") { Description = HelpTexts.Get("verbose"), Recursive = true }
    );

    private static readonly PerLanguage<Option<string>> LanguageOptions = new(() =>
        new Option<string>(LanguageName)
        {
            Description = HelpTexts.Get("language"),
            Recursive = true,
            DefaultValueFactory = _ => TextLanguage.English.Tag,
        }.OneOf(Languages)
    );

    /// <summary><c>--json</c>, for the commands that write a document.</summary>
    public static Option<bool> Json => Jsons.Value;

    /// <summary><c>--quiet</c>, for every command.</summary>
    public static Option<bool> Quiet => Quiets.Value;

    /// <summary><c>--verbose</c>, for every command.</summary>
    public static Option<bool> Verbose => Verboses.Value;

    /// <summary><c>--language</c>, for every command.</summary>
    public static Option<string> Language => LanguageOptions.Value;

    /// <summary>Sets the language of the command line before it is parsed, because the parser's own messages use it as well.</summary>
    public static void ChooseLanguage(IEnumerable<string> args)
    {
        // The system's language is ignored, because scripts read the output as well.
        var chosen = TextLanguage.English.Tag;
        var isNext = false;
        foreach (var arg in args.TakeWhile(arg => arg != "--"))
        {
            var value =
                isNext ? arg
                : arg.StartsWith(LanguageName, StringComparison.Ordinal) && arg[LanguageName.Length..] is ['=' or ':', .. var joined]
                    ? joined
                : null;
            chosen = Array.Find(Languages, tag => tag.Equals(value, StringComparison.OrdinalIgnoreCase)) ?? chosen;
            isNext = arg == LanguageName;
        }

        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(chosen);
    }

    /// <summary>Applies the output options of the command line to the current run.</summary>
    /// <exception cref="UsageException">The options are mutually exclusive.</exception>
    public static void Apply(ParseResult parsed)
    {
        var names = new List<string>();
        for (var result = parsed.CommandResult; result.Parent is System.CommandLine.Parsing.CommandResult parent; result = parent)
        {
            names.Insert(0, result.Command.Name);
        }

        // A command without --json rejects the option, and reports that as a JSON document.
        var json = parsed.GetValue(Json) || parsed.UnmatchedTokens.Contains(JsonName, StringComparer.Ordinal);
        var (quiet, verbose) = (parsed.GetValue(Quiet), parsed.GetValue(Verbose));
        Invocation.Current.Configure(
            string.Join(' ', names),
            json,
            quiet ? Verbosity.Quiet
                : verbose ? Verbosity.Verbose
                : Verbosity.Normal
        );
        if (quiet && verbose)
        {
            throw new UsageException(MessageTexts.Get("quietAndVerbose"));
        }
    }
}

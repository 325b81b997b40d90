using System.CommandLine;
using System.Globalization;
using CustomVision.DataRights.Languages;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary>The options for the verbosity and the form of the output.</summary>
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

    /// <summary>For the commands that write a document.</summary>
    public static Option<bool> Json => Jsons.Value;

    /// <summary>For every command.</summary>
    public static Option<bool> Quiet => Quiets.Value;

    /// <summary>For every command.</summary>
    public static Option<bool> Verbose => Verboses.Value;

    /// <summary>For every command.</summary>
    public static Option<string> Language => LanguageOptions.Value;

    /// <summary>Chooses the language that the command line names, before it is parsed: the parser's own messages are in it too.</summary>
    public static void ChooseLanguage(IEnumerable<string> args)
    {
        // The system's language is ignored, since scripts read the output as well.
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

    /// <summary>Takes over what the command line says.</summary>
    /// <exception cref="UsageException">The options exclude each other.</exception>
    public static void Apply(ParseResult parsed)
    {
        var names = new List<string>();
        for (var result = parsed.CommandResult; result.Parent is System.CommandLine.Parsing.CommandResult parent; result = parent)
        {
            names.Insert(0, result.Command.Name);
        }

        // A command without a document reports this in one.
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

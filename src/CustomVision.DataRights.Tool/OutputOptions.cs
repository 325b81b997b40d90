using System.CommandLine;
using System.Globalization;

namespace CustomVision.DataRights.Tool;

/// <summary>The options that say how much the program writes, and in what form.</summary>
internal static class OutputOptions
{
    private const string JsonName = "--json";

    private static readonly string[] Languages = ["en", "fr", "ko"];

    /// <summary>For the commands that write a document.</summary>
    public static Option<bool> Json { get; } =
        new(JsonName)
        {
            Description =
                "Write one JSON document to standard output, as docs/console-json.md describes it, and everything else to "
                + "standard error.",
        };

    /// <summary>For every command.</summary>
    public static Option<bool> Quiet { get; } =
        new("--quiet")
        {
            Description = "Write only what was asked to be shown, what is wrong, and warnings: no progress, no report of success.",
            Recursive = true,
        };

    /// <summary>For every command.</summary>
    public static Option<bool> Verbose { get; } =
        new("--verbose") { Description = "Shorten no list, and add what support asks for to errors.", Recursive = true };

    /// <summary>For every command.</summary>
    public static Option<string> Language { get; } =
        new Option<string>("--language")
        {
            Description =
                "The language of the results that the commands print, of the archive's pages and of the receipt's page: en, fr or ko. "
                + "By default en. Errors, progress, help, data sets, rare findings of checks and JSON are in English.",
            Recursive = true,
            DefaultValueFactory = _ => Languages[0],
        }.OneOf(Languages);

    /// <summary>Takes over what the command line says.</summary>
    /// <exception cref="UsageException">The options exclude each other.</exception>
    public static void Apply(ParseResult parsed)
    {
        var names = new List<string>();
        for (var result = parsed.CommandResult; result.Parent is System.CommandLine.Parsing.CommandResult parent; result = parent)
        {
            names.Insert(0, result.Command.Name);
        }

        // A command that writes no document says so in one.
        var json = parsed.GetValue(Json) || parsed.UnmatchedTokens.Contains(JsonName, StringComparer.Ordinal);
        var (quiet, verbose) = (parsed.GetValue(Quiet), parsed.GetValue(Verbose));
        Invocation.Current.Configure(
            string.Join(' ', names),
            json,
            quiet ? Verbosity.Quiet
                : verbose ? Verbosity.Verbose
                : Verbosity.Normal
        );
        if (parsed.Errors.Count == 0 && parsed.GetValue(Language) is { } language)
        {
            // The system's language is not asked: scripts read the output too.
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language.ToLowerInvariant());
        }

        if (quiet && verbose)
        {
            throw new UsageException("--quiet and --verbose exclude each other.");
        }
    }
}

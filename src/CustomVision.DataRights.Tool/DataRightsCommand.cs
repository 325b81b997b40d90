using System.CommandLine;
using System.CommandLine.Help;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary>The command line: its commands, and the reporting of errors.</summary>
internal static class DataRightsCommand
{
    /// <summary>Runs the program.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        using var signal = new TerminationSignal();
        return TerminationSignal.ExitCodeOf(await RunAsync(args, new Invocation(), signal.Token));
    }

    /// <summary>Runs the program with the given streams and environment.</summary>
    public static async Task<int> RunAsync(string[] args, Invocation invocation, CancellationToken cancellationToken)
    {
        invocation.Begin();
        OutputOptions.ChooseLanguage(args);
        var parsed = CreateRoot().Parse(args);
        try
        {
            OutputOptions.Apply(parsed);
            if (parsed.Errors.Count > 0)
            {
                return Failures.ReportUsage([.. Messages(parsed), MessageTexts.Get("help")]);
            }

            // Signals are handled by TerminationSignal.
            var configuration = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = invocation.ResultStream,
                Error = invocation.ErrorStream,
            };
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (Exception fault)
        {
            return Failures.Report(fault, cancellationToken);
        }
    }

    /// <summary>Creates the root command with all subcommands.</summary>
    public static RootCommand CreateRoot()
    {
        var root = new RootCommand(HelpTexts.Get("root"))
        {
            AuthOption.Option,
            OutputOptions.Quiet,
            OutputOptions.Verbose,
            OutputOptions.Language,
            ListCommand.Create(),
            AccountCommand.Create(),
            CatalogCommand.Create(),
            ExportCommand.Create(),
            VerifyCommand.Create(),
            ConvertCommand.Create(),
            CompareCommand.Create(),
            RestoreCommand.Create(),
            DrillCommand.Create(),
            EraseCommand.Create(),
            DemoCommand.Create(),
        };
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Description = HelpTexts.Get("help");
        }

        return root;
    }

    // The parser's own message for a value contains a .NET type name; CheckedOption reports the same error in plain words. The parser's
    // message for a missing option is always in English.
    private static IEnumerable<string> Messages(ParseResult parsed)
    {
        var missing = parsed
            .CommandResult.Command.Options.Where(option => option.Required && parsed.GetResult(option) is not { Implicit: false })
            .Select(option => option.Name)
            .ToList();
        var messages = parsed
            .Errors.Select(error => error.Message)
            .Where(message => !missing.Exists(name => message.Contains($"'{name}'", StringComparison.Ordinal)))
            .Concat(missing.Select(name => MessageTexts.Get("option.required", name)))
            .ToList();
        var plain = messages.Where(message => !message.Contains("as expected type '", StringComparison.Ordinal)).ToList();
        return plain.Count > 0 ? plain : messages;
    }
}

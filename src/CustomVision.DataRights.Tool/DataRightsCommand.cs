using System.CommandLine;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights.Tool;

/// <summary>The command line: its commands, and its reports of failures.</summary>
internal static class DataRightsCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Data rights over what Azure Custom Vision holds: list, export, verify, erase.")
        {
            AuthOption.Option,
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
        using var signal = new TerminationSignal();
        return TerminationSignal.ExitCodeOf(await RunAsync(root.Parse(args), signal.Token));
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                Terminal.Error(error.Message);
            }

            Terminal.Error("Run with --help to see the commands and their options.");
            return ExitCode.Usage;
        }

        try
        {
            // Signals are handled by TerminationSignal.
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (OptionsValidationException fault)
        {
            foreach (var failure in fault.Failures)
            {
                Terminal.Error(failure);
            }

            return ExitCode.Usage;
        }
        catch (UsageException fault)
        {
            Terminal.Error(fault.Message);
            return ExitCode.Usage;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Terminal.Error(
                $"Interrupted by {TerminationSignal.Name}. Nothing that was finished is lost. To resume, run the same command again."
            );
            return ExitCode.Failure;
        }
        catch (Exception fault)
        {
            Terminal.Error(Explain(fault));
            return ExitCode.Failure;
        }
    }

    // The message of an unforeseen exception may quote what the service said, and its stack trace helps no one at a terminal.
    private static string Explain(Exception fault) =>
        fault switch
        {
            DataRightsException or FileFaultException => PlainWords.OfMessage(fault.Message),
            _ when FileFault.IsFile(fault) => FileFault.Explain(fault),
            _ =>
                $"The command failed because of a defect in this program ({fault.GetType().Name} in "
                    + $"{fault.TargetSite?.DeclaringType?.Name}.{fault.TargetSite?.Name}). "
                    + "Nothing that was finished is lost. Please report it with this line.",
        };
}

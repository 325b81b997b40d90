using System.CommandLine;
using CustomVision.DataRights;
using Microsoft.Extensions.Options;

namespace DataRights;

/// <summary>The command line: its commands, and how failures are told.</summary>
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
            EraseCommand.Create(),
            DemoCommand.Create(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            await Console.Error.WriteLineAsync("Ask for --help to see the commands and their options.");
            return ExitCode.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OptionsValidationException fault)
        {
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, fault.Failures));
            return ExitCode.Usage;
        }
        catch (UsageException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return ExitCode.Usage;
        }
        catch (DataRightsException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return ExitCode.Failure;
        }
        catch (FileFaultException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return ExitCode.Failure;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(FileFault.Explain(fault));
            return ExitCode.Failure;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Interrupted. Run the same command again to go on.");
            return ExitCode.Failure;
        }
    }
}

using System.CommandLine;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Restore;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary><c>demo</c>: demonstrates export and erasure end to end on the embedded emulator, without Azure.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var output = new Option<DirectoryInfo>("--output") { Description = HelpTexts.Get("demo.output") };
        var command = new Command("demo", HelpTexts.Get("demo")) { output };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var folder =
                    parsed.GetValue(output)?.FullName
                    ?? Path.Combine(Directory.CreateTempSubdirectory("datarights-demo-").FullName, "archive");
                return await RunAsync(folder, cancellationToken);
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(string folder, CancellationToken cancellationToken)
    {
        Terminal.Line(ConsoleTexts.Get("demo.1"));
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo }, cancellationToken);
        using var session = Session.ForEmulator(emulator.Endpoint, emulator.TrainingKey);

        Terminal.Line();
        Terminal.Line(ConsoleTexts.Get("demo.2"));
        await ListCommand.PrintAsync(session.Manager, TimeProvider.System, cancellationToken);

        Terminal.Line();
        Terminal.Line(ConsoleTexts.Get("demo.3"));
        var place = ArchivePlace.OfDirectory(folder);
        var exit = await ExportCommand.RunAsync(session.Manager, new ExportRequest { RequestId = "demo" }, place, cancellationToken);
        if (exit != ExitCode.Success)
        {
            return exit;
        }

        Terminal.Line();
        Terminal.Line(ConsoleTexts.Get("demo.4"));
        exit = await VerifyCommand.RunAsync(place, VerificationDepth.Full, ArchiveEvidence.None, cancellationToken);
        if (exit != ExitCode.Success)
        {
            return exit;
        }

        Terminal.Line();
        Terminal.Line(ConsoleTexts.Get("demo.5"));
        exit = await EraseDemo.RunAsync(session.Manager, folder, cancellationToken);
        if (exit != ExitCode.Success)
        {
            return exit;
        }

        Terminal.Line();
        Terminal.Line(ConsoleTexts.Get("demo.7"));
        var drill = await DrillCommand.InEmulatorAsync(place, new RestoreRequest { WithoutReceipts = true }, cancellationToken);
        DrillCommand.Print(drill);
        if (!drill.Report.Passed)
        {
            return ExitCode.Differences;
        }

        Terminal.Line();
        Terminal.Line(ConsoleTexts.Format("demo.end", Path.Combine(folder, ArchiveLayout.StartPage.Value), folder));
        return ExitCode.Success;
    }
}

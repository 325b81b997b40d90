using System.CommandLine;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Restore;

namespace CustomVision.DataRights.Tool;

/// <summary><c>demo</c>: the main job end to end on the embedded emulator, without Azure.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var output = new Option<DirectoryInfo>("--output")
        {
            Description = "The folder for the archive. By default a new one among the temporary files.",
        };
        var command = new Command("demo", "Show the whole job on an emulator that runs inside this program.") { output };
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
        Terminal.Line(
            "1. An emulator of Custom Vision starts inside this program, with two projects of drawn pictures. Nothing leaves this machine."
        );
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo }, cancellationToken);
        using var session = Session.ForEmulator(emulator.Endpoint, emulator.TrainingKey);

        Terminal.Line();
        Terminal.Line("2. What the account holds:");
        await ListCommand.PrintAsync(session.Manager, TimeProvider.System, cancellationToken);

        Terminal.Line();
        Terminal.Line(
            "3. Everything is exported into an archive, including images that only a trained iteration still holds, models and predictions:"
        );
        var place = ArchivePlace.OfDirectory(folder);
        var exit = await ExportCommand.RunAsync(session.Manager, new ExportRequest { RequestId = "demo" }, place, cancellationToken);
        if (exit != ExitCode.Success)
        {
            return exit;
        }

        Terminal.Line();
        Terminal.Line("4. The archive is verified: every file is read, and its digest is compared. Any BagIt tool can do the same.");
        exit = await VerifyCommand.RunAsync(place, VerificationDepth.Full, ArchiveEvidence.None, cancellationToken);
        if (exit != ExitCode.Success)
        {
            return exit;
        }

        Terminal.Line();
        Terminal.Line("5. One person, Anna Larsen, is erased from the workspace and from every model. First the plan:");
        exit = await EraseDemo.RunAsync(session.Manager, folder, cancellationToken);
        if (exit != ExitCode.Success)
        {
            return exit;
        }

        Terminal.Line();
        Terminal.Line(
            "7. The archive is drilled: a second, empty emulator is filled from it, exported, and the two archives are compared."
        );
        var drill = await DrillCommand.InEmulatorAsync(place, new RestoreRequest { WithoutReceipts = true }, cancellationToken);
        DrillCommand.Print(drill);
        if (!drill.Report.Passed)
        {
            return ExitCode.Differences;
        }

        Terminal.Line();
        Terminal.Line(
            $"Open {Path.Combine(folder, ArchiveLayout.StartPage.Value)} in a browser to read it, or run "
                + $"'sha256sum -c manifest-sha256.txt' in {folder}."
        );
        return ExitCode.Success;
    }
}

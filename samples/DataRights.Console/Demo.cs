using CustomVision.DataRights.Emulator;

namespace DataRights.Sample;

/// <summary>Runs the main job end to end on an embedded emulator, without Azure.</summary>
internal static class Demo
{
    public static async Task<bool> RunAsync(string archive)
    {
        Console.WriteLine("1. An emulator of Custom Vision starts inside this program, with two projects. Nothing leaves this machine.");
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        await using var services = Steps.Register(emulator.Endpoint, emulator.TrainingKey, requestsPerSecond: 0);
        var (steps, evidence) = (services.GetRequiredService<Steps>(), archive + "-erasure");
        (string Text, Func<Task<bool>> RunAsync)[] chapters =
        [
            ("2. The account holds:", steps.ListAsync),
            ("3. Everything is exported, with the images that only iterations hold, models and more:", () => steps.ExportAsync(archive)),
            ("4. The archive is verified: every file is read, and its digest compared:", () => Steps.VerifyAsync(archive)),
            ("5. The erasure of one person, Anna Larsen, is planned:", () => steps.PlanAsync("Anna Larsen", archive, evidence)),
            ("6. The plan is approved by its digest and carried out; then every image is verified with the service:", ApproveAsync),
            ("7. The archive is drilled: restored into an empty emulator, exported again and compared:", () => DrillAsync(archive)),
        ];
        async Task<bool> ApproveAsync() => await steps.EraseAsync(archive, evidence, (await Steps.ReadPlanAsync(evidence)).Digest, "demo");
        foreach (var (text, runAsync) in chapters)
        {
            Console.WriteLine($"\n{text}");
            if (!await runAsync())
            {
                return false;
            }
        }

        Console.WriteLine($"\nOpen {archive}/{ArchiveLayout.StartPage}, or run 'sha256sum -c manifest-sha256.txt' in {archive}.");
        return true;
    }

    private static async Task<bool> DrillAsync(string archive)
    {
        await using var empty = await TrainingEmulator.StartAsync(new EmulatorOptions());
        await using var services = Steps.Register(empty.Endpoint, empty.TrainingKey, requestsPerSecond: 0);
        var (restorer, exporter) = (services.GetRequiredService<IArchiveRestorer>(), services.GetRequiredService<IUserDataExporter>());
        var drill = await ArchiveDrill.RunAsync(archive, restorer, exporter);
        Console.WriteLine(drill.Report.Sentence);
        return drill.Report.Passed;
    }
}

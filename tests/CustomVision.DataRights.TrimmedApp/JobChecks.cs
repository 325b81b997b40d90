using System.Security.Cryptography;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Datasets;
using CustomVision.DataRights.Deletion;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Export;
using Microsoft.Extensions.DependencyInjection;
using static CustomVision.DataRights.TrimmedApp.Checks;

namespace CustomVision.DataRights.TrimmedApp;

internal static class JobChecks
{
    public static async Task RunAsync()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        emulator.Behavior.Resource.AccountCall = true;
        var services = new ServiceCollection();
        services.AddCustomVisionDataRights(options =>
        {
            options.Endpoint = emulator.Endpoint;
            options.TrainingKey = emulator.TrainingKey;
            options.RequestsPerSecond = 0;
        });
        await using var provider = services.BuildServiceProvider();
        var manager = provider.GetRequiredService<IUserDataManager>();

        Require((await manager.ExportAccountInfoAsync()).Account?.Keys?.TrainingKeys?.PrimaryKey?.Reveal() == emulator.TrainingKey, "the account is read");
        Require((await manager.ExportProjectsAsync()).Count == emulator.Account.Projects.Count, "all projects are listed");

        var folder = Directory.CreateTempSubdirectory("datarights-trimmed-");
        try
        {
            await ExportAsync(manager, Path.Combine(folder.FullName, "archive"), emulator);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        var project = emulator.Account.Projects[0];
        var deleted = await manager.DeleteImagesAsync(project.Id, project.AllImageIds, new ImageDeletionOptions { WaitForCompletion = true });
        Require(deleted.All(image => image.Outcome == DeletionOutcome.Gone), "all images are gone");
        Require(emulator.Account.Project(project.Id).AllImageIds.Count == 0, "the account holds none of them");
    }

    private static async Task ExportAsync(IUserDataManager manager, string archive, TrainingEmulator emulator)
    {
        var request = new ExportRequest { Datasets = [DatasetFormat.Coco, DatasetFormat.AzureML, DatasetFormat.Yolo] };
        var result = await manager.ExportAsync(request, new DirectoryArchiveSink(archive));
        Require(result.State == ExportState.Complete, $"the export is complete: {string.Join("; ", result.Failures.Select(failure => failure.Reason))}");

        var files = 0;
        foreach (var line in await File.ReadAllLinesAsync(Path.Combine(archive, "manifest-sha256.txt")))
        {
            var bytes = await File.ReadAllBytesAsync(Path.Combine(archive, line[66..]));
            Require(Convert.ToHexStringLower(SHA256.HashData(bytes)) == line[..64], $"{line[66..]} is as the manifest says");
            files++;
        }

        Require(files == result.Files && files > emulator.Account.Projects.Sum(project => project.AllImageIds.Count), "every file is in the manifest");
        Require(File.Exists(Path.Combine(archive, "data", "index.html")), "the pages are there");
    }
}

using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Datasets;
using CustomVision.DataRights.Deletion;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Erasure;
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

        Require(
            (await manager.ExportAccountInfoAsync()).Account?.Keys?.TrainingKeys?.PrimaryKey?.Reveal() == emulator.TrainingKey,
            "the account is read"
        );
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

        await EraseAsync(manager, emulator.Account.Projects[1].Id);
        Require(emulator.Account.Projects.Count == 1, "the erased project is gone");

        var project = emulator.Account.Projects[0];
        var deleted = await manager.DeleteImagesAsync(
            project.Id,
            project.AllImageIds,
            completionTimeout: TimeSpan.FromMinutes(5)
        );
        Require(deleted.All(image => image.Outcome == DeletionOutcome.Gone), "all images are gone");
        Require(emulator.Account.Project(project.Id).AllImageIds.Count == 0, "the account holds none of them");
    }

    private static async Task EraseAsync(IUserDataManager manager, Guid projectId)
    {
        var plan = ErasurePlan.FromJson((await manager.PlanErasureAsync(ErasureRequest.ForProjects(projectId))).ToJson());
        var approval = new ErasureApproval
        {
            PlanDigest = plan.Digest,
            Approver = "gate",
            Reason = "trimmed",
            ApprovedAt = plan.CreatedAt,
        };
        var file = Path.GetTempFileName();
        try
        {
            using var journal = new FileErasureJournal(file);
            var receipt = ErasureReceipt.FromJson((await manager.EraseAsync(plan, approval, journal)).ToJson());
            Require(receipt.PlanId == plan.PlanId, "plan and receipt survive being written and read");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task ExportAsync(IUserDataManager manager, string archive, TrainingEmulator emulator)
    {
        var request = new ExportRequest { Datasets = [.. Enum.GetValues<DatasetFormat>()] };
        var result = await manager.ExportAsync(request, new DirectoryArchiveSink(archive));
        Require(
            result.State == ExportState.Complete,
            $"the export is complete: {string.Join("; ", result.Failures.Select(failure => failure.Reason))}"
        );

        var verified = await ArchiveVerifier.VerifyAsync(archive);
        Require(verified.IsValid, $"the archive is valid: {string.Join("; ", verified.Findings)}");
        Require(
            verified.FilesChecked >= result.Files && result.Files > emulator.Account.Projects.Sum(project => project.AllImageIds.Count),
            "every file was checked"
        );
        Require(File.Exists(Path.Combine(archive, "data", "index.html")), "the pages are there");
    }
}

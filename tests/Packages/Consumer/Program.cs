// A host that knows the packages and nothing of the repository: it registers, checks health, exports, verifies, erases, and says so.
using Azure.Core;
using CustomVision.DataRights;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Deletion;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Export;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

var folder = args[0];
await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
var configuration = new ConfigurationBuilder()
    .AddInMemoryCollection(
        new Dictionary<string, string?>
        {
            ["CustomVision:Endpoint"] = emulator.Endpoint.AbsoluteUri,
            ["CustomVision:TrainingKey"] = emulator.TrainingKey,
        }
    )
    .Build();
var services = new ServiceCollection();
services.AddCustomVisionDataRights(configuration.GetSection("CustomVision"));
services.AddHealthChecks().AddCustomVisionDataRights();
services
    .AddCustomVisionDataExport("by-token", options => options.Endpoint = emulator.Endpoint)
    .UseTokenCredential(DelegatedTokenCredential.Create((_, _) => new AccessToken(emulator.IssueToken(), DateTimeOffset.MaxValue)));
await using var provider = services.BuildServiceProvider();
var rights = provider.GetRequiredService<IUserDataManager>();

var health = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();
Expect(health.Status == HealthStatus.Healthy, $"health is {health.Status}");

var export = await rights.ExportAsync(new ExportRequest { RequestId = "consumer" }, new DirectoryArchiveSink(folder));
Expect(export.State == ExportState.Complete, $"the export is {export.State}");

var projects = await provider.GetRequiredKeyedService<IUserDataExporter>("by-token").ExportProjectsAsync();
Expect(projects.Count == emulator.Account.Projects.Count, "the token lists every project");

var project = emulator.Account.Projects[0];
var image = project.WorkspaceImageIds[0];
var deletions = await rights.DeleteImagesAsync(project.Id, [image], completionTimeout: TimeSpan.FromMinutes(1));
Expect(
    deletions[0].Outcome == DeletionOutcome.Gone && !emulator.Account.Project(project.Id).AllImageIds.Contains(image),
    "the image is gone"
);

Console.WriteLine($"Consumer: {export.Files} files exported, one image erased, health {health.Status}.");

static void Expect(bool condition, string what)
{
    if (!condition)
    {
        throw new InvalidOperationException($"Expected: {what}.");
    }
}

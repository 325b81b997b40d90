using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Deletion;
using CustomVision.DataRights.Export;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tests.Readme;

/// <summary>The code of README.md, compiled and run. What stands between the marks is compared with the README.</summary>
internal static class ReadmeSample
{
    public static async Task RunAsync(
        IServiceCollection services,
        IConfiguration configuration,
        string folder,
        Guid projectId,
        Guid imageId,
        TextWriter output
    )
    {
        // <readme>
        services.AddCustomVisionDataRights(configuration.GetSection("CustomVision")); // Endpoint, TrainingKey
        await using var provider = services.BuildServiceProvider();
        var rights = provider.GetRequiredService<IUserDataManager>();

        // Everything that the resource holds, as an archive that anyone can verify.
        var export = await rights.ExportAsync(new ExportRequest { RequestId = "case-77" }, new DirectoryArchiveSink(folder));
        output.WriteLine($"{export.State}: {export.Files} files");

        // One photo, out of the workspace and out of every trained iteration.
        var deletions = await rights.DeleteImagesAsync(projectId, [imageId], new ImageDeletionOptions { WaitForCompletion = true });
        output.WriteLine($"{deletions[0].ImageId}: {deletions[0].Outcome}");
        // </readme>
    }
}

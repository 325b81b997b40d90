using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Verification;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Subjects;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tests.Readme;

/// <summary>The code of README.md, compiled and run. What is between the marks is compared with the README.</summary>
internal static class ReadmeSample
{
    public static async Task RunAsync(
        IServiceCollection services,
        IConfiguration configuration,
        string folder,
        string journalFile,
        TextWriter output
    )
    {
        // <export>
        services.AddCustomVisionDataRights(configuration.GetSection("CustomVision")); // Endpoint, TrainingKey
        await using var provider = services.BuildServiceProvider();
        var rights = provider.GetRequiredService<IUserDataManager>();

        // Everything that the resource holds, in a folder. Run it again to resume it.
        var export = await rights.ExportAsync(new ExportRequest { RequestId = "case-77" }, new DirectoryArchiveSink(folder));
        output.WriteLine($"{export.State}: {export.Files} files, archive digest {export.ArchiveDigest}");

        // Reads every file again.
        var verification = await ArchiveVerifier.VerifyAsync(folder);
        output.WriteLine(verification.IsValid ? "The archive is valid." : $"{verification.Findings.Count} findings");
        // </export>

        // <erasure>
        // The plan lists every id that would be deleted. Nothing is deleted that the archive does not hold.
        var request = ErasureRequest.ForSubject(new SubjectSelector { TagNames = ["Anna Larsen"] });
        request.Models = ModelDecision.Retrain; // or delete the models that were trained with the images
        request.ArchiveDirectory = folder;
        var plan = await rights.PlanErasureAsync(request);
        output.WriteLine(string.Join('\n', ErasureSummary.Of(plan)));

        // A person approves the plan by its digest. The receipt states the outcome for every id.
        var approval = new ErasureApproval
        {
            PlanDigest = plan.Digest,
            Approver = "dpo@contoso.example",
            Reason = "case 77",
            ApprovedAt = TimeProvider.System.GetUtcNow(),
        };
        await using var journal = new FileErasureJournal(journalFile);
        var receipt = await rights.EraseAsync(plan, approval, journal, new EraseOptions { ArchiveDirectory = folder });
        output.WriteLine($"{receipt.State}: {receipt.Counts.Erased} of {receipt.Counts.Total} erased");
        // </erasure>
    }
}

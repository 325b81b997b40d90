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
        string receiptFile,
        string name,
        TimeProvider time,
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
        // The plan lists every id that would be deleted, and none that the archive lacks. A person reads it and approves its digest.
        var subject = new SubjectSelector { TagNames = ["Anna Larsen"] };
        var request = ErasureRequest.ForSubject(subject) with { Models = ModelDecision.Retrain, ArchiveDirectory = folder };
        var plan = await rights.PlanErasureAsync(request);
        output.WriteLine(string.Join('\n', ErasureSummary.Of(plan)));

        var approval = new ErasureApproval { PlanDigest = plan.Digest, Approver = name, Reason = "case 77", ApprovedAt = time.GetUtcNow() };
        await using var journal = new FileErasureJournal(journalFile);
        var receipt = await rights.EraseAsync(plan, approval, journal, new EraseOptions { ArchiveDirectory = folder });
        await File.WriteAllTextAsync(receiptFile, receipt.ToJson()); // the outcome for every id
        // </erasure>
    }
}

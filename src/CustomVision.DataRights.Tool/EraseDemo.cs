using System.Globalization;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Subjects;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary>The second half of the demo: erases one person and shows the evidence.</summary>
internal static class EraseDemo
{
    public static async Task<int> RunAsync(IUserDataManager manager, string archive, CancellationToken cancellationToken)
    {
        var folder = NewFolder(archive + "-erasure");
        var request = ErasureRequest.ForSubject(new SubjectSelector { TagNames = ["Anna Larsen"] });
        request.Models = ModelDecision.Retrain;
        request.ArchiveDirectory = archive;
        await using var output = OutputFile.Prepare("--output", Path.Combine(folder, "plan.json"));
        var plan = await ErasePlanCommand.RunAsync(manager, request, output, cancellationToken);

        Terminal.Line();
        Terminal.Line(ConsoleTexts.Get("demo.6"));
        var approval = new ErasureApproval
        {
            PlanDigest = plan.Digest,
            Approver = "demo",
            Reason = "demo",
            ApprovedAt = TimeProvider.System.GetUtcNow(),
        };
        int exit;
        await using (var opened = JournalFile.Open(Path.Combine(folder, "journal.jsonl")))
        await using (var receipt = await ReceiptFile.PrepareAsync(Path.Combine(folder, "receipt.json"), plan))
        {
            exit = await EraseApplyCommand.RunAsync(
                manager,
                plan,
                approval,
                opened,
                new EraseOptions { ArchiveDirectory = archive },
                receipt,
                cancellationToken
            );
        }

        return exit == ExitCode.Success ? await EraseVerifyCommand.RunAsync(manager, plan, cancellationToken) : exit;
    }

    // Never overwrites the files of an earlier demo, which are its evidence.
    private static string NewFolder(string path)
    {
        var folder = path;
        for (var number = 2; Directory.Exists(folder); number++)
        {
            folder = string.Create(CultureInfo.InvariantCulture, $"{path}-{number}");
        }

        return Directory.CreateDirectory(folder).FullName;
    }
}

using CustomVision.DataRights;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Subjects;

namespace DataRights;

/// <summary>The demo's second half: erases one person, and shows what proves it.</summary>
internal static class EraseDemo
{
    public static async Task<int> RunAsync(IUserDataManager manager, string archive, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(archive + "-erasure").FullName;
        var request = ErasureRequest.ForSubject(new SubjectSelector { TagNames = ["Anna Larsen"] });
        request.Models = ModelDecision.Retrain;
        request.ArchiveDirectory = archive;
        var plan = await ErasePlanCommand.RunAsync(manager, request, Path.Combine(folder, "plan.json"), cancellationToken);

        Terminal.Line();
        Terminal.Line("6. The plan is approved by its digest and carried out; then the service is asked for every image:");
        var approval = new ErasureApproval { PlanDigest = plan.Digest, Approver = "demo", Reason = "demo", ApprovedAt = TimeProvider.System.GetUtcNow() };
        var journal = Path.Combine(folder, "journal.jsonl");

        // A demo that is shown again starts anew.
        File.Delete(journal);
        int exit;
        await using (var opened = new FileErasureJournal(journal))
        await using (var receipt = ReceiptFile.Prepare(Path.Combine(folder, "receipt.json")))
        {
            exit = await EraseApplyCommand.RunAsync(manager, plan, approval, opened, archive, receipt, cancellationToken);
        }

        return exit == ExitCode.Success ? await EraseVerifyCommand.RunAsync(manager, plan, cancellationToken) : exit;
    }
}

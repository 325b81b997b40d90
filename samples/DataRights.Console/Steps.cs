using System.Text.Json;

namespace DataRights.Sample;

/// <summary>Exercises the data rights on one resource. Each step returns whether it was completed without open issues.</summary>
internal sealed class Steps(IUserDataManager rights)
{
    public static ServiceProvider Register(Uri endpoint, string key, double requestsPerSecond = 8)
    {
        void Target(DataRightsOptions it) => (it.Endpoint, it.TrainingKey, it.RequestsPerSecond) = (endpoint, key, requestsPerSecond);
        var services = new ServiceCollection().AddCustomVisionDataRights(Target).Services.AddCustomVisionRestore(Target).Services;
        return services.AddSingleton<Steps>().BuildServiceProvider();
    }

    public async Task<bool> ListAsync()
    {
        var projects = await rights.ExportProjectsAsync();
        foreach (var it in projects) // a name may contain terminal control characters
        {
            Console.WriteLine($"{it.Id}  {JsonEncodedText.Encode(it.Name)}: {await rights.ExportImagesAsync(it.Id).CountAsync()} images");
        }

        Console.WriteLine($"{projects.Count} projects.");
        return true;
    }

    public async Task<bool> ExportAsync(string archive)
    {
        var result = await rights.ExportAsync(new ExportRequest { RequestId = "sample" }, new DirectoryArchiveSink(archive));
        Console.WriteLine($"{result.State}: {result.Files} files, {result.Bytes} bytes in {archive}\nDigest: {result.ArchiveDigest}");
        Console.Write(string.Concat(result.Failures.Select(failure => $"  {failure.Category} {failure.ObjectId}: {failure.Reason}\n")));
        return result.State == ExportState.Complete;
    }

    public static async Task<bool> VerifyAsync(string archive)
    {
        var it = await ArchiveVerifier.VerifyAsync(archive);
        Console.WriteLine($"The archive is {(it.IsValid ? "" : "NOT ")}valid: {it.FilesChecked} files, {it.Findings.Count} findings.");
        return it.IsValid;
    }

    public async Task<bool> PlanAsync(string tag, string archive, string evidence)
    {
        var request = ErasureRequest.ForSubject(new SubjectSelector { TagNames = [tag] });
        (request.Models, request.ArchiveDirectory) = (ModelDecision.Retrain, archive); // only images in the archive are erased
        var plan = await rights.PlanErasureAsync(request);
        Directory.CreateDirectory(evidence);
        await using var file = new StreamWriter(new FileStream(Path.Combine(evidence, "plan.json"), FileMode.CreateNew));
        await file.WriteAsync(plan.ToJson());
        Console.WriteLine($"{string.Join('\n', ErasureSummary.Of(plan))}\nDigest to approve: {plan.Digest}");
        return true;
    }

    public async Task<bool> EraseAsync(string archive, string evidence, string digest, string by)
    {
        var plan = await ReadPlanAsync(evidence);
        var now = TimeProvider.System.GetUtcNow();
        var approval = new ErasureApproval { PlanDigest = digest, Approver = by, Reason = "sample", ApprovedAt = now };
        await using var journal = new FileErasureJournal(Path.Combine(evidence, "journal.jsonl"));
        var receipt = await rights.EraseAsync(plan, approval, journal, new EraseOptions { ArchiveDirectory = archive });
        await File.WriteAllTextAsync(Path.Combine(evidence, "receipt.json"), receipt.ToJson());
        await File.WriteAllTextAsync(Path.Combine(evidence, "receipt.html"), receipt.ToHtml());
        Console.WriteLine($"{receipt.State}: {receipt.Counts.Erased} erased of {receipt.Counts.Total}. The receipt is in {evidence}.");
        return receipt.State == ErasureState.Complete;
    }

    public static async Task<ErasurePlan> ReadPlanAsync(string dir) =>
        ErasurePlan.FromJson(await File.ReadAllTextAsync(Path.Combine(dir, "plan.json")));
}

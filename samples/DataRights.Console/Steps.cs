using System.Text.Json;

namespace DataRights.Sample;

/// <summary>The rights over the data of one resource, each in the few calls that a host makes. Each step returns whether it left nothing open.</summary>
internal sealed class Steps(IUserDataManager rights)
{
    public static ServiceProvider Register(Uri endpoint, string key, double requestsPerSecond = 8) => new ServiceCollection()
        .AddCustomVisionDataRights(options => (options.Endpoint, options.TrainingKey, options.RequestsPerSecond) = (endpoint, key, requestsPerSecond))
        .Services.BuildServiceProvider();

    public static Steps Of(IServiceProvider services) => new(services.GetRequiredService<IUserDataManager>());

    public async Task<bool> ListAsync()
    {
        var projects = await rights.ExportProjectsAsync();
        foreach (var project in projects)
        {
            var name = JsonEncodedText.Encode(project.Name); // it may hold characters that a terminal would obey
            Console.WriteLine($"{project.Id}  {name}: {await rights.ExportImagesAsync(project.Id).CountAsync()} images");
        }

        Console.WriteLine($"{projects.Count} projects.");
        return true;
    }

    public async Task<bool> ExportAsync(string archive)
    {
        var result = await rights.ExportAsync(new ExportRequest { RequestId = "sample" }, new DirectoryArchiveSink(archive));
        Console.WriteLine($"{result.State}: {result.Files} files, {result.Bytes} bytes in {archive}\nArchive digest: {result.ArchiveDigest}");
        Console.Write(string.Concat(result.Failures.Select(failure => $"  {failure.Category} {failure.ObjectId}: {failure.Reason}\n")));
        return result.State == ExportState.Complete;
    }

    public static async Task<bool> VerifyAsync(string archive)
    {
        var result = await ArchiveVerifier.VerifyAsync(archive);
        Console.WriteLine($"The archive is {(result.IsValid ? "valid" : "NOT valid")}: {result.FilesChecked} files, {result.Findings.Count} findings.");
        return result.IsValid;
    }

    public async Task<bool> PlanAsync(string tag, string archive, string evidence)
    {
        var request = ErasureRequest.ForSubject(new SubjectSelector { TagNames = [tag] });
        request.Models = ModelDecision.Retrain;
        request.ArchiveDirectory = archive; // nothing is erased that it does not hold
        var plan = await rights.PlanErasureAsync(request);
        Directory.CreateDirectory(evidence);
        await using var file = new StreamWriter(new FileStream(Path.Combine(evidence, "plan.json"), FileMode.CreateNew));
        await file.WriteAsync(plan.ToJson());
        Console.WriteLine($"{string.Join('\n', ErasureSummary.Of(plan))}\nDigest to approve: {plan.Digest}");
        return true;
    }

    public async Task<bool> EraseAsync(string archive, string evidence, string approvedDigest, string approver)
    {
        var plan = await ReadPlanAsync(evidence);
        var now = TimeProvider.System.GetUtcNow();
        var approval = new ErasureApproval { PlanDigest = approvedDigest, Approver = approver, Reason = "sample", ApprovedAt = now };
        await using var journal = new FileErasureJournal(Path.Combine(evidence, "journal.jsonl"));
        var receipt = await rights.EraseAsync(plan, approval, journal, new EraseOptions { ArchiveDirectory = archive });
        await File.WriteAllTextAsync(Path.Combine(evidence, "receipt.json"), receipt.ToJson());
        await File.WriteAllTextAsync(Path.Combine(evidence, "receipt.html"), ErasureReceiptPage.Create(receipt));
        Console.WriteLine($"{receipt.State}: {receipt.Counts.Erased} erased of {receipt.Counts.Total}. The receipt is in {evidence}.");
        return receipt.State == ErasureState.Complete;
    }

    public static async Task<ErasurePlan> ReadPlanAsync(string evidence) =>
        ErasurePlan.FromJson(await File.ReadAllTextAsync(Path.Combine(evidence, "plan.json")));
}

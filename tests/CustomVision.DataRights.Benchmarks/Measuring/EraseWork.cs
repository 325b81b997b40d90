using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Subjects;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Benchmarks.Measuring;

/// <summary>Plans, executes and verifies the erasure of the tagged images of an account, with our rate limit off.</summary>
internal static class EraseWork
{
    /// <summary>The name of the file of what was sent, below the folder.</summary>
    public const string Requests = "requests.jsonl";

    public static async Task<Measurement> RunAsync(Uri endpoint, string folder)
    {
        Directory.CreateDirectory(folder);
        var calls = new RequestCount();
        await using var lines = new StreamWriter(Path.Combine(folder, Requests));
        var services = new ServiceCollection();
        var builder = services.AddCustomVisionDataRights(options =>
        {
            options.Endpoint = endpoint;
            options.TrainingKey = EmulatorProcess.TrainingKey;
            options.RequestsPerSecond = 0;
        });
        builder.TrainingClient.AddHttpMessageHandler(() => new CountingHandler(calls));
        builder.TrainingClient.AddHttpMessageHandler(() => new RecordingHandler(lines, isLink: false));
        builder.DownloadClient.AddHttpMessageHandler(() => new RecordingHandler(lines, isLink: true));
        await using var provider = services.BuildServiceProvider();
        var rights = provider.GetRequiredService<IUserDataManager>();

        var meter = new Meter();
        var request = ErasureRequest.ForSubject(new SubjectSelector { Tagged = true });
        request.Models = ModelDecision.Retrain;
        var plan = await rights.PlanErasureAsync(request);
        var approval = new ErasureApproval
        {
            PlanDigest = plan.Digest,
            Approver = "benchmark",
            Reason = "benchmark",
            ApprovedAt = TimeProvider.System.GetUtcNow(),
        };
        await using var journal = new FileErasureJournal(Path.Combine(folder, "plan.journal"));
        var receipt = await rights.EraseAsync(plan, approval, journal);
        return meter.Read() with { TrainingCalls = calls.Sent, Downloads = plan.Totals.Images, End = receipt.State.ToString() };
    }
}

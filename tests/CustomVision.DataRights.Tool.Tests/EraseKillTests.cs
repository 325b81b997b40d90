using System.Collections.Concurrent;
using System.Globalization;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Subjects;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tool.Tests;

/// <summary>
/// A process that erases is killed with SIGKILL right before and right after each record of its journal, which lies in a file. Another
/// process then resumes. The receipt must be that of an undisturbed run, but for times, and the emulator's own state is the judge of what
/// is gone.
/// </summary>
public sealed class EraseKillTests : IDisposable
{
    private const string Self = "CustomVision.DataRights.Tool.Tests.dll";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("datarights-erase-kill-");

    public void Dispose() => _root.Delete(recursive: true);

    [KillFact]
    public async Task Killed_at_every_record_of_its_journal_it_resumes_to_the_same_receipt()
    {
        var undisturbed = await RunAsync(at: null, before: false);
        var records = File.ReadLines(undisturbed.Journal).Count();
        records.Should().Be(9, "it began, compared, deleted images, a tag and a model, each announced and reported, and ended");
        var runs = new ConcurrentBag<Result>();

        await Parallel.ForEachAsync(
            Enumerable.Range(1, records).SelectMany(at => (IEnumerable<(int At, bool Before)>)[(at, true), (at, false)]),
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (moment, _) => runs.Add(await RunAsync(moment.At, moment.Before))
        );

        runs.Should().HaveCount(2 * records);
        foreach (var run in runs)
        {
            run.Receipt.Should().Be(undisturbed.Receipt, run.Name);
            run.Left.Should().Be(undisturbed.Left, run.Name);
        }
    }

    internal static ErasureApproval Approve(ErasurePlan plan) =>
        new()
        {
            PlanDigest = plan.Digest,
            Approver = "dpo",
            Reason = "request 7",
            ApprovedAt = plan.CreatedAt.AddSeconds(1),
        };

    private async Task<Result> RunAsync(int? at, bool before)
    {
        var name = at is null ? "undisturbed" : string.Create(CultureInfo.InvariantCulture, $"{(before ? "before" : "after")} record {at}");
        var folder = _root.CreateSubdirectory(name.Replace(' ', '-')).FullName;
        var (planFile, journalFile, receiptFile) = (
            Path.Combine(folder, "plan.json"),
            Path.Combine(folder, "journal.jsonl"),
            Path.Combine(folder, "receipt.json")
        );
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions());
        emulator.Seed(seeder =>
        {
            var project = seeder.AddProject("Shop", CustomVision.DataRights.Emulator.ProjectKind.Multilabel);
            project.AddImages(2, project.AddTag("Alice"));
            project.AddImages(2, project.AddTag("Bob"));
            return project.Train();
        });
        await using var services = new HostSetup(emulator).Build();
        var manager = services.GetRequiredService<IUserDataManager>();
        var plan = await manager.PlanErasureAsync(
            ErasureRequest.ForSubject(new SubjectSelector { TagNames = ["Alice"] }) with
            {
                Models = ModelDecision.DeleteIteration,
                DeleteEmptiedTags = true,
                AcceptCollateral = true,
                Limits = new ErasureLimits { VerificationDeadline = TimeSpan.FromMinutes(2) },
            }
        );
        var untouched = Left(emulator);
        if (at is { } record)
        {
            await File.WriteAllTextAsync(planFile, plan.ToJson());
            await KillAsync(
                emulator,
                name,
                [planFile, journalFile, receiptFile, record.ToString(CultureInfo.InvariantCulture), before ? "before" : "after"]
            );
            File.Exists(receiptFile).Should().BeFalse(name);
            File.ReadAllLines(journalFile).Should().HaveCount(before ? record - 1 : record, name);
            if (record == 1)
            {
                Left(emulator).Should().Be(untouched, "nothing was announced yet ({0})", name);
            }

            if (before)
            {
                // As a power cut in the middle of the record leaves it.
                await File.AppendAllTextAsync(journalFile, "{\"number\":");
            }
        }

        ErasureReceipt receipt;
        await using (var journal = new FileErasureJournal(journalFile))
        {
            receipt = await manager.EraseAsync(plan, Approve(plan), journal);
        }

        receipt.State.Should().Be(ErasureState.Complete, name);
        await using var evidence = FileErasureJournal.OpenForReading(journalFile);
        (await ErasureAudit.CheckAsync(receipt, plan, evidence)).Should().BeEmpty(name);
        return new Result(name, journalFile, Receipts.Normal(receipt), Left(emulator));
    }

    private static async Task KillAsync(TrainingEmulator emulator, string name, string[] arguments)
    {
        using var process = Datarights.Start(Self, emulator.Endpoint.ToString(), emulator.TrainingKey, arguments);
        var outcome = await Datarights.EndAsync(process, arguments);
        outcome.ExitCode.Should().BeOneOf([137, -1], "it was killed {0}: {1}", name, outcome);
    }

    private static string Left(TrainingEmulator emulator) =>
        string.Join(
            '\n',
            emulator.Account.Projects.SelectMany(project =>
                (IEnumerable<string>)
                    [
                        $"project {project.Id}",
                        .. project.WorkspaceImageIds.Order().Select(id => $"image {id}"),
                        .. project.Tags.Keys.Order().Select(id => $"tag {id}"),
                        .. project.Iterations.SelectMany(iteration =>
                            iteration.ImageIds.Order().Concat(iteration.Tags.Keys.Order()).Select(id => $"{id} of iteration {iteration.Id}")
                        ),
                    ]
            )
        );

    private sealed record Result(string Name, string Journal, string Receipt, string Left);
}

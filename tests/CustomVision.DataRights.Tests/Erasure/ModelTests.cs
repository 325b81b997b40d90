using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tests.Erasure;

/// <summary>Random accounts, requests, faults and kills, held against a reference that is a few lines long.</summary>
public sealed class ModelTests
{
    private const int Seeds = 40;

    public static TheoryData<int> EverySeed => [.. Enumerable.Range(1, Seeds)];

    [Theory]
    [MemberData(nameof(EverySeed))]
    public async Task Erasure_leaves_exactly_what_the_reference_leaves(int seed)
    {
        var random = new Random(seed);
        await using var rig = await ErasureRig.StartAsync();
        var account = rig.Emulator.Seed(seeder => RandomAccount.Plant(seeder, random));
        var request = account.Request(random);
        RandomAccount.Behave(rig.Emulator.Behavior.Deletion, random);
        var before = Contents.Of(rig.Emulator);
        var expected = account.ExpectedAfterErasure(before, request);
        var plan = await rig.PlanAsync(request);
        var approval = rig.Approve(plan);

        List<string> lines = [];
        for (var run = 0; run < 4; run++)
        {
            rig.Wire.Intercept = Faults(random, 0.03);
            var journal = MemoryJournal.Of(
                lines,
                diesAfter: random.Next(2) == 0 ? lines.Count + random.Next(12) : int.MaxValue,
                keepsLast: random.Next(2) == 0
            );
            await RunAsync(rig, plan, approval, journal, before);
            lines = [.. journal.Lines];
            Truth.OnlyThePlanIsTouched(plan, before, Contents.Of(rig.Emulator), []);
        }

        rig.Wire.Intercept = static (_, _) => null;
        var last = MemoryJournal.Of(lines);
        var receipt = await rig.EraseAsync(plan, last, approval);

        Contents.Of(rig.Emulator).Should().BeEquivalentTo(expected);
        receipt.State.Should().BeOneOf(ErasureState.Complete, ErasureState.CompleteWithRetained);
        Truth.Holds(rig, receipt, plan, before);
        (await ErasureAudit.CheckAsync(receipt, plan, last)).Should().BeEmpty();
    }

    private static async Task RunAsync(
        ErasureRig rig,
        ErasurePlan plan,
        ErasureApproval approval,
        MemoryJournal journal,
        IReadOnlyList<Contents.Item> before
    )
    {
        try
        {
            var run = rig.EraseAsync(plan, journal, approval);
            if (await Task.WhenAny(run, journal.Killed) == run)
            {
                Truth.Holds(rig, await run, plan, before);
            }
        }
        catch (ErasureRejectedException refusal)
        {
            refusal.Rejection.Should().BeOneOf(ErasureRejection.IncompleteListing, ErasureRejection.WitnessNotSeen);
        }
        catch (TrainingApiException)
        {
            // Reading failed before anything was changed.
        }
    }

    private static Func<HttpRequestMessage, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>?> Faults(Random random, double share)
    {
        var gate = new Lock();
        return (_, send) =>
        {
            int kind;
            lock (gate)
            {
                kind = random.NextDouble() < share ? random.Next(5) : -1;
            }

            return kind switch
            {
                0 => Task.FromResult(Wire.Answer(503, "")),
                1 => Task.FromResult(Wire.Gateway(404)),
                2 => Task.FromResult(Wire.Answer(400, """{"code":"BadRequestInvalid","message":"no"}""")),
                3 => Task.FromResult(Wire.Answer(403, """{"error":{"code":"403","message":"Forbidden"}}""")),
                4 => LoseAsync(send),
                _ => null,
            };
        };
    }

    private static async Task<HttpResponseMessage> LoseAsync(Func<Task<HttpResponseMessage>> send)
    {
        (await send()).Dispose();
        throw new HttpRequestException("the answer was lost");
    }
}

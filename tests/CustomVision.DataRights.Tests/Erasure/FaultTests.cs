using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tests.Erasure;

/// <summary>A fault at every single call of an execution: the receipt stays true, nothing else is touched, and going on completes it.</summary>
public sealed class FaultTests
{
    public enum Fault
    {
        Unavailable,
        LostAnswer,
        GatewayNotFound,
        Refused,
    }

    [Theory]
    [InlineData(Fault.Unavailable)]
    [InlineData(Fault.LostAnswer)]
    [InlineData(Fault.GatewayNotFound)]
    [InlineData(Fault.Refused)]
    public async Task A_fault_at_every_call(Fault fault)
    {
        var calls = await RunAsync(fault, int.MaxValue);
        calls.Should().BeGreaterThan(30);
        for (var at = 1; at <= calls; at++)
        {
            await RunAsync(fault, at);
        }
    }

    private static async Task<int> RunAsync(Fault fault, int at)
    {
        await using var rig = await ErasureRig.StartAsync(configure: options => options.MaxRetryAttempts = 0);
        var (shop, alice) = rig.Emulator.Seed(Plant);
        var before = Contents.Of(rig.Emulator);
        var plan = await rig.PlanAsync(RequestFor(shop, alice));
        var (approval, journal) = (rig.Approve(plan), new MemoryJournal());
        var calls = 0;
        rig.Wire.Intercept = (_, send) => ++calls == at ? FailAsync(fault, send) : null;

        try
        {
            var receipt = await rig.EraseAsync(plan, journal, approval);
            Truth.Holds(rig, receipt, plan, before);
            (await ErasureAudit.CheckAsync(receipt, plan, journal)).Should().BeEmpty();
        }
        catch (ErasureRejectedException refusal)
        {
            rig.Wire.Deletes.Should().BeEmpty($"the call was refused: {refusal.Message}");
        }
        catch (TrainingApiException)
        {
            rig.Wire.Deletes.Should().BeEmpty("reading failed before anything was changed");
        }

        var done = calls;
        rig.Wire.Intercept = static (_, _) => null;
        var last = await rig.EraseAsync(plan, journal, approval);
        last.State.Should().Be(ErasureState.Complete, $"it went on after {fault} at call {at}");
        last.Counts.Erased.Should().Be(last.Counts.Total);
        Truth.Holds(rig, last, plan, before);
        return done;
    }

    // Every kind of step, in as few calls as possible.
    internal static (Guid Shop, Guid Alice) Plant(CustomVision.DataRights.Emulator.Seeding.AccountSeeder seeder)
    {
        var shop = seeder.AddProject("Shop", CustomVision.DataRights.Emulator.ProjectKind.Multilabel);
        var (alice, bob) = (shop.AddTag("Alice"), shop.AddTag("Bob"));
        shop.AddImages(3, alice);
        var bobs = shop.AddImages(3, bob);
        var iteration = shop.Train();
        shop.Publish(iteration, "shop");
        shop.AddPrediction(iteration);
        shop.DeleteFromWorkspace(bobs[0]);
        var doomed = seeder.AddProject("Doomed", CustomVision.DataRights.Emulator.ProjectKind.Multilabel);
        doomed.AddImages(2, doomed.AddTag("x"));
        return (shop.Id, alice);
    }

    internal static ErasureRequest RequestFor(Guid shop, Guid alice) => new()
    {
        Scope = ErasureScope.Subject,
        Subject = new CustomVision.DataRights.Subjects.SubjectSelector { TagIds = [alice] },
        ProjectIds = [shop],
        Models = ModelDecision.DeleteIteration,
        AcceptCollateral = true,
        DeleteEmptiedTags = true,
        Predictions = new CustomVision.DataRights.Training.PredictionQuery(),
        Limits = { VerificationDeadline = TimeSpan.Zero },
    };

    private static async Task<HttpResponseMessage> FailAsync(Fault fault, Func<Task<HttpResponseMessage>> send)
    {
        switch (fault)
        {
            case Fault.Unavailable:
                return Wire.Answer(503, "");
            case Fault.GatewayNotFound:
                return Wire.Gateway(404);
            case Fault.Refused:
                return Wire.Answer(400, """{"code":"BadRequestInvalid","message":"no"}""");
            default:
                (await send()).Dispose();
                throw new HttpRequestException("the answer was lost");
        }
    }
}

using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tests.Erasure;

/// <summary>
/// A fault at every single call of an execution: the receipt stays true, nothing else is touched, and a resumed run completes it.
/// </summary>
public sealed class FaultTests
{
    public enum Fault
    {
        Unavailable,
        LostAnswer,
        GatewayNotFound,

        /// <summary>400, 401, 403 or 409.</summary>
        Refused,

        /// <summary>The service's own word that what was asked for, or its project, is not there.</summary>
        NotFound,

        /// <summary>Success, with nothing in it.</summary>
        EmptyAnswer,

        /// <summary>A deletion that is accepted and not made.</summary>
        NotMade,
    }

    [Theory]
    [InlineData(Fault.Unavailable)]
    [InlineData(Fault.LostAnswer)]
    [InlineData(Fault.GatewayNotFound)]
    [InlineData(Fault.Refused)]
    [InlineData(Fault.NotFound)]
    [InlineData(Fault.EmptyAnswer)]
    [InlineData(Fault.NotMade)]
    public async Task Receipt_stays_true_with_a_fault_at_any_call(Fault fault)
    {
        var calls = await RunAsync(fault, int.MaxValue);
        calls.Should().BeGreaterThan(fault == Fault.NotMade ? 4 : 30);
        for (var at = 1; at <= calls; at += KillFactAttribute.Step)
        {
            await RunAsync(fault, at);
        }
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(503)]
    [InlineData(0)]
    public async Task Receipt_stays_true_with_a_fault_at_any_look_at_the_storage(int status)
    {
        var looks = await LookAsync(status, int.MaxValue);
        looks.Should().Be(2 * 4, "three images and a prediction are looked at, before and after");
        for (var at = 1; at <= looks; at++)
        {
            await LookAsync(status, at);
        }
    }

    private static async Task<int> LookAsync(int status, int at)
    {
        var looks = 0;
        await using var rig = await ErasureRig.StartAsync();
        var (shop, alice) = rig.Emulator.Seed(Plant);
        var before = Contents.Of(rig.Emulator);
        var plan = await rig.PlanAsync(RequestFor(shop, alice));
        rig.Storage.Intercept = (_, _) =>
            Interlocked.Increment(ref looks) != at ? null
            : status == 0 ? throw new HttpRequestException("reset")
            : Task.FromResult(Wire.Answer(status, ""));

        var receipt = await rig.EraseAsync(plan);

        receipt.State.Should().Be(ErasureState.Complete);
        receipt.Links.ReadableBefore.Should().Be(receipt.Links.GoneAfter + receipt.Links.ReadableAfter + receipt.Links.Inconclusive);
        Truth.Holds(rig, receipt, plan, before);
        return looks;
    }

    private static async Task<int> RunAsync(Fault fault, int at)
    {
        await using var rig = await ErasureRig.StartAsync(configure: options => options.MaxRetryAttempts = 0);
        var (shop, alice) = rig.Emulator.Seed(Plant);
        var before = Contents.Of(rig.Emulator);
        var plan = await rig.PlanAsync(RequestFor(shop, alice));
        var (approval, journal) = (rig.Approve(plan), new MemoryJournal());
        var calls = 0;
        rig.Wire.Intercept = (request, send) =>
            (fault != Fault.NotMade || request.Method == HttpMethod.Delete) && ++calls == at ? FailAsync(fault, at, request, send) : null;

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
        Truth.Holds(rig, last, plan, before);
        if (fault is Fault.EmptyAnswer or Fault.NotMade or Fault.NotFound && last.State != ErasureState.Complete)
        {
            // The service had said that it was done, or never there: only the verification showed that it was not, and the next run sends
            // it again.
            last = await rig.EraseAsync(plan, journal, approval);
            Truth.Holds(rig, last, plan, before);
        }

        last.State.Should().Be(ErasureState.Complete, $"it went on after {fault} at call {at}");
        last.Counts.Erased.Should().Be(last.Counts.Total);
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
        var deleted = seeder.AddProject("Deleted", CustomVision.DataRights.Emulator.ProjectKind.Multilabel);
        deleted.AddImages(2, deleted.AddTag("x"));
        return (shop.Id, alice);
    }

    internal static ErasureRequest RequestFor(Guid shop, Guid alice) =>
        ErasureRequest.ForSubject(new CustomVision.DataRights.Subjects.SubjectSelector { TagIds = [alice] }, shop) with
        {
            Models = ModelDecision.DeleteIteration,
            AcceptCollateral = true,
            DeleteEmptiedTags = true,
            Predictions = new CustomVision.DataRights.Training.PredictionQuery(),
            Limits = new ErasureLimits { VerificationDeadline = TimeSpan.Zero },
        };

    private static async Task<HttpResponseMessage> FailAsync(
        Fault fault,
        int at,
        HttpRequestMessage request,
        Func<Task<HttpResponseMessage>> send
    )
    {
        switch (fault)
        {
            case Fault.Unavailable:
                return Wire.Answer(503, "");
            case Fault.GatewayNotFound:
                return Wire.Gateway(404);
            case Fault.Refused:
                return (at % 4) switch
                {
                    0 => Wire.Answer(400, """{"code":"BadRequestInvalid","message":"no"}"""),
                    1 => Wire.Answer(401, """{"error":{"code":"401","message":"Access denied"}}"""),
                    2 => Wire.Answer(403, """{"error":{"code":"403","message":"Forbidden"}}"""),
                    _ => Wire.Answer(409, """{"code":"Conflict","message":"no"}"""),
                };
            case Fault.NotFound:
                var uri = request.RequestUri!;
                var kind =
                    at % 2 == 0 ? "Project"
                    : uri.AbsolutePath.Contains("/tags/", StringComparison.Ordinal) ? "Tag"
                    : uri.PathAndQuery.Contains("iteration", StringComparison.OrdinalIgnoreCase) ? "Iteration"
                    : "Image";
                return Wire.Answer(404, $$"""{"code":"NotFound{{kind}}","message":"no"}""");
            case Fault.EmptyAnswer:
                return Wire.Answer(200, "[]");
            case Fault.NotMade:
                return Wire.Answer(204, "");
            default:
                (await send()).Dispose();
                throw new HttpRequestException("the answer was lost");
        }
    }
}

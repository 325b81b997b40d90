using CustomVision.DataRights.Erasure;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights.Tests.Erasure;

/// <summary>Once a deletion was announced there is a receipt, whatever comes between, and the same plan resumes afterwards.</summary>
public sealed class InterruptionTests
{
    [Fact]
    public async Task Cancelled_in_the_middle_it_gives_a_receipt_that_claims_nothing_and_resumes()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var before = Contents.Of(rig.Emulator);
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());
        var (approval, journal) = (rig.Approve(plan), new MemoryJournal());
        using var source = new CancellationTokenSource();
        rig.Wire.Intercept = (request, _) =>
        {
            if (request.Method == HttpMethod.Delete)
            {
                source.Cancel();
            }

            return null;
        };

        var receipt = await rig.Manager.EraseAsync(plan, approval, journal, cancellationToken: source.Token);

        receipt.Should().BeEquivalentTo(new { State = ErasureState.Unverified, Interruption = "Cancelled" });
        receipt.Refusal.Should().Contain("again");
        receipt.Counts.Unknown.Should().Be(receipt.Counts.Total);
        rig.Wire.Deletes.Should().ContainSingle("nothing more is deleted");
        rig.Log.Text.Should().Contain("1404 ");
        (await ErasureAudit.CheckAsync(receipt, plan, journal)).Should().BeEmpty();

        rig.Wire.Intercept = static (_, _) => null;
        var last = await rig.EraseAsync(plan, journal, approval);
        last.Should().BeEquivalentTo(new { State = ErasureState.Complete, Interruption = (string?)null });
        last.Counts.Erased.Should().Be(last.Counts.Total);
        Truth.Holds(rig, last, plan, before);
    }

    [Fact]
    public async Task Cancelled_while_it_verifies_it_gives_a_receipt_that_claims_nothing()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        rig.Emulator.Behavior.Deletion.LateDeletionDelay = TimeSpan.FromMinutes(3);
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());
        using var source = new CancellationTokenSource();
        var looks = 0;
        rig.Wire.Intercept = (request, _) =>
        {
            if (
                rig.Wire.Deletes.Count > 0
                && request.RequestUri!.AbsolutePath.EndsWith("/projects", StringComparison.Ordinal)
                && ++looks == 3
            )
            {
                source.Cancel();
            }

            return null;
        };

        var receipt = await rig.Manager.EraseAsync(plan, rig.Approve(plan), new MemoryJournal(), cancellationToken: source.Token);

        receipt.Should().BeEquivalentTo(new { State = ErasureState.Unverified, Interruption = "Cancelled" });
        receipt.Counts.Erased.Should().Be(0);
    }

    [Fact]
    public async Task Cancelled_before_anything_was_announced_it_is_cancelled()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());
        using var source = new CancellationTokenSource();
        rig.Wire.Intercept = (_, _) =>
        {
            source.Cancel();
            return null;
        };

        var act = () => rig.Manager.EraseAsync(plan, rig.Approve(plan), new MemoryJournal(), cancellationToken: source.Token);

        await act.Should().ThrowAsync<OperationCanceledException>();
        rig.Wire.Deletes.Should().BeEmpty();
    }

    [Fact]
    public async Task An_unforeseen_failure_is_named_by_its_kind_and_the_rest_is_verified()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var before = Contents.Of(rig.Emulator);
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());
        var journal = new MemoryJournal();
        rig.Wire.Intercept = (request, _) =>
            request.Method == HttpMethod.Delete && rig.Wire.Deletes.Count == 2
                ? throw new OptionsValidationException("Alice", typeof(DataRightsOptions), ["of Alice"])
                : null;

        var receipt = await rig.EraseAsync(plan, journal);

        receipt.Should().BeEquivalentTo(new { State = ErasureState.Incomplete, Interruption = "OptionsValidationException" });
        receipt.Counts.Erased.Should().BePositive();
        receipt.ToJson().Should().NotContain("Alice");
        Truth.Holds(rig, receipt, plan, before);
    }

    [Fact]
    public async Task A_listener_that_fails_disturbs_nothing()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());

        var broken = new SynchronousProgress<ErasureProgress>(_ => throw new InvalidOperationException("the window is closed"));
        var receipt = await rig.Manager.EraseAsync(plan, rig.Approve(plan), new MemoryJournal(), progress: broken);

        receipt.Should().BeEquivalentTo(new { State = ErasureState.Complete, Interruption = (string?)null });
        rig.Log.Text.Should().Contain("1405 ");
    }

    [Fact]
    public async Task A_signer_that_fails_leaves_a_receipt_that_says_so()
    {
        var (rig, _) = await Gallery.StartAsync(signer: (_, _) => throw new InvalidOperationException("vault"));
        await using var __ = rig;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());

        var receipt = await rig.EraseAsync(plan);

        receipt
            .Should()
            .BeEquivalentTo(
                new
                {
                    State = ErasureState.Complete,
                    Signature = (ErasureSignature?)null,
                    SignatureFailure = "InvalidOperationException",
                }
            );
        (await ErasureAudit.CheckAsync(receipt, plan)).Should().BeEmpty();
        receipt.ToHtml(System.Globalization.CultureInfo.InvariantCulture).Should().Contain("the signer failed");
    }

    [Fact]
    public async Task A_key_that_is_revoked_in_the_middle_leaves_every_object_unknown()
    {
        DataRightsOptions? options = null;
        var (rig, _) = await Gallery.StartAsync(configure: configured => options = configured);
        await using var __ = rig;
        var before = Contents.Of(rig.Emulator);
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());
        rig.Wire.Intercept = (request, _) =>
        {
            options!.TrainingKey = request.Method == HttpMethod.Delete ? null : options.TrainingKey;
            return null;
        };

        var receipt = await rig.EraseAsync(plan);

        receipt.State.Should().Be(ErasureState.Unverified);
        receipt.Counts.Unknown.Should().Be(receipt.Counts.Total);
        Truth.Holds(rig, receipt, plan, before);
    }

    [Theory]
    [InlineData("PlanExpired")]
    [InlineData("ProjectBusy")]
    [InlineData("DisasterRecovery")]
    [InlineData("WitnessNotSeen")]
    [InlineData("IncompleteListing")]
    public async Task After_a_kill_an_obstacle_to_resuming_is_in_a_receipt_and_nothing_more_is_deleted(string word)
    {
        await using var rig = await ErasureRig.StartAsync();
        var (shop, alice) = rig.Emulator.Seed(FaultTests.Plant);
        var before = Contents.Of(rig.Emulator);
        var plan = await rig.PlanAsync(FaultTests.RequestFor(shop, alice));
        var (approval, journal) = (rig.Approve(plan), new MemoryJournal { DiesAfter = 4 });
        await Task.WhenAny(rig.EraseAsync(plan, journal, approval), journal.Killed);
        Obstruct(rig, shop, word);
        var deletes = rig.Wire.Deletes.Count;
        var resumed = MemoryJournal.Of(journal.Lines);

        var receipt = await rig.EraseAsync(plan, resumed, approval);

        rig.Wire.Deletes.Should().HaveCount(deletes);
        receipt.Interruption.Should().Be(word);
        receipt.State.Should().Be(word == "WitnessNotSeen" ? ErasureState.Unverified : ErasureState.Incomplete);
        Truth.Holds(rig, receipt, plan, before);
        (await ErasureAudit.CheckAsync(receipt, plan, resumed)).Should().BeEmpty();
        receipt
            .ToHtml(System.Globalization.CultureInfo.InvariantCulture)
            .Should()
            .Contain("The run was interrupted")
            .And.NotContain($">{word}<");
    }

    [Fact]
    public async Task After_a_kill_a_hold_retains_its_objects_and_the_rest_resumes()
    {
        var resource = new DataRightsOptions();
        await using var rig = await ErasureRig.StartAsync(configure: options => resource = options);
        var (shop, alice) = rig.Emulator.Seed(FaultTests.Plant);
        var before = Contents.Of(rig.Emulator);
        var plan = await rig.PlanAsync(FaultTests.RequestFor(shop, alice));
        var (approval, journal) = (rig.Approve(plan), new MemoryJournal { DiesAfter = 5 });
        await Task.WhenAny(rig.EraseAsync(plan, journal, approval), journal.Killed);
        resource.LegalHolds = [alice];

        var receipt = await rig.EraseAsync(plan, MemoryJournal.Of(journal.Lines), approval);

        receipt
            .Objects.Where(item => item.Outcome == ErasureOutcome.Retained)
            .Select(item => item.Id)
            .Should()
            .BeEquivalentTo([alice, plan.Projects[0].Iterations[0].IterationId], "the model has frozen the tag");
        receipt.State.Should().Be(ErasureState.CompleteWithRetained);
        rig.Project(shop).Tags.Keys.Should().Contain(alice);
        Truth.Holds(rig, receipt, plan, before);
    }

    [Fact]
    public async Task What_went_between_a_kill_and_the_next_run_without_having_been_announced_was_gone_already()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());
        var (approval, journal) = (rig.Approve(plan), new MemoryJournal { DiesAfter = 2 });
        await Task.WhenAny(rig.EraseAsync(plan, journal, approval), journal.Killed);
        rig.Emulator.Seed(seeder => seeder.Project(gallery.Gate).DeleteFromWorkspace(gallery.AlicesAtGate[0]));

        var receipt = await rig.EraseAsync(plan, MemoryJournal.Of(journal.Lines), approval);

        receipt.State.Should().Be(ErasureState.Complete);
        receipt
            .Objects.Where(item => item.Outcome == ErasureOutcome.AlreadyGone)
            .Select(item => item.Id)
            .Should()
            .Equal(gallery.AlicesAtGate[0]);
    }

    private static void Obstruct(ErasureRig rig, Guid shop, string word)
    {
        switch (word)
        {
            case "PlanExpired":
                rig.Clock.Advance(TimeSpan.FromDays(8));
                break;
            case "ProjectBusy":
                rig.Emulator.Seed(seeder => seeder.Project(shop).SetStatus("Importing"));
                break;
            case "DisasterRecovery":
                rig.Emulator.Seed(seeder => seeder.Project(shop).EnterDisasterRecovery());
                break;
            case "WitnessNotSeen":
                rig.Wire.Intercept = static (_, _) => Task.FromResult(Wire.Gateway(404));
                break;
            default:
                rig.Wire.Intercept = static (request, _) =>
                    request.RequestUri!.AbsolutePath.EndsWith("/images/count", StringComparison.Ordinal)
                        ? Task.FromResult(Wire.Answer(200, "999"))
                        : null;
                break;
        }
    }
}

using CustomVision.DataRights.Account;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Tests.Erasure.Accounts;

public sealed class AccountErasureTests
{
    [Fact]
    public async Task With_purge_everything_is_erased_once_the_account_and_its_copy_are_gone()
    {
        await using var rig = await AccountRig.StartAsync(isPublished: true);
        var plan = await rig.PlanAsync(configure: request => request.AcceptPublishedIterations = true);
        var journal = new MemoryJournal();

        var receipt = await rig.Rig.EraseAsync(plan, journal);

        receipt.State.Should().Be(ErasureState.Complete);
        receipt.Objects.Should().OnlyContain(item => item.Outcome == ErasureOutcome.Erased);
        receipt.Objects[^1].Should().BeEquivalentTo(new { Kind = ErasureObjectKind.Account, plan.Account!.Id });
        receipt
            .Account.Should()
            .BeEquivalentTo(
                new
                {
                    Account = AccountPresence.Gone,
                    RecoverableCopy = AccountPresence.Gone,
                    Purges = true,
                }
            );
        receipt.Steps.Should().OnlyContain(step => step.Result == StepResult.Done && step.RequestIds.Count == 1);
        receipt.Links.ReadableBefore.Should().Be(4, "three images and a prediction");
        (rig.Account.Truth, rig.Account.Deletions, rig.Account.Purges).Should().Be((FakeAccount.State.Gone, 1, 1));
        rig.Rig.Wire.Deletes.Should().BeEmpty("what is in the account goes with it");
        await rig.HoldsAsync(receipt, plan, journal);
        receipt.ToHtml().Should().Contain(rig.Account.ResourceId).And.Contain("Purge deleted account");

        var calls = rig.Account.Deletions + rig.Account.Purges;
        (await rig.Rig.EraseAsync(plan, journal, receipt.Approval)).State.Should().Be(ErasureState.Complete);
        (rig.Account.Deletions + rig.Account.Purges).Should().Be(calls, "a finished plan changes nothing");
    }

    [Fact]
    public async Task Without_purge_every_id_is_retained_until_the_copy_lapses()
    {
        await using var rig = await AccountRig.StartAsync();
        var plan = await rig.PlanAsync(purge: false);
        var journal = new MemoryJournal();

        var receipt = await rig.Rig.EraseAsync(plan, journal);

        receipt.State.Should().Be(ErasureState.CompleteWithRetained);
        receipt.Objects.Should().OnlyContain(item => item.Outcome == ErasureOutcome.Retained && item.Reason == "Recoverable");
        receipt.Account.Should().BeEquivalentTo(new { Account = AccountPresence.Gone, RecoverableCopy = AccountPresence.Present });
        receipt.Account!.RecoverableUntil.Should().BeAfter(rig.Rig.Clock.GetUtcNow().AddHours(47));
        rig.Account.Purges.Should().Be(0);
        await rig.HoldsAsync(receipt, plan, journal);
        (await rig.Rig.Manager.VerifyErasureAsync(plan)).Objects.Should().OnlyContain(item => item.Reason == "Recoverable");

        rig.Rig.Clock.Advance(TimeSpan.FromHours(49));
        (await rig.Rig.Manager.VerifyErasureAsync(plan))
            .Objects.Should()
            .OnlyContain(item => item.Outcome == ErasureOutcome.Unknown, "the copy may only not be shown");
        rig.Rig.Clock.Advance(TimeSpan.FromDays(8));
        (await rig.Rig.Manager.VerifyErasureAsync(plan)).IsGone.Should().BeTrue("no copy can be younger than the plan's end");
    }

    [Theory]
    [InlineData(AccountEnding.Succeeded, null)]
    [InlineData(AccountEnding.StatusLost, null)]
    [InlineData(AccountEnding.Failed, "Failed")]
    [InlineData(AccountEnding.Canceled, "Canceled")]
    [InlineData(AccountEnding.Never, "OperationNotEnded")]
    public async Task Each_ending_of_the_deletion_has_its_outcome_and_the_same_plan_completes_it_later(AccountEnding ending, string? reason)
    {
        await using var rig = await AccountRig.StartAsync();
        rig.Account.Ending = ending;
        var plan = await rig.PlanAsync();
        var (journal, approval) = (new MemoryJournal(), rig.Rig.Approve(plan));

        var receipt = await rig.Rig.EraseAsync(plan, journal, approval);

        await rig.HoldsAsync(receipt, plan, journal);
        receipt.Steps[0].Reason.Should().Be(reason);
        receipt.State.Should().Be(reason is null ? ErasureState.Complete : ErasureState.Incomplete);
        if (reason is not null)
        {
            receipt.Objects.Should().OnlyContain(item => item.Outcome == ErasureOutcome.Failed && item.Reason == reason);
            receipt.Steps[1].Reason.Should().Be("AccountNotDeleted");
            rig.Account.Ending = AccountEnding.Succeeded;
            var last = await rig.Rig.EraseAsync(plan, journal, approval);
            last.State.Should().Be(ErasureState.Complete);
            await rig.HoldsAsync(last, plan, journal);
        }
    }

    [Theory]
    [InlineData(AccountEnding.Failed, "Failed")]
    [InlineData(AccountEnding.Never, "OperationNotEnded")]
    public async Task Each_ending_of_the_purge_leaves_everything_recoverable_and_says_so(AccountEnding ending, string reason)
    {
        await using var rig = await AccountRig.StartAsync();
        var plan = await rig.PlanAsync();
        var (journal, approval) = (new MemoryJournal(), rig.Rig.Approve(plan));
        rig.Account.FaultOf = _ =>
        {
            rig.Account.Ending = rig.Account.Purges > 0 ? ending : AccountEnding.Succeeded;
            return null;
        };

        var receipt = await rig.Rig.EraseAsync(plan, journal, approval);

        receipt.Objects.Should().OnlyContain(item => item.Outcome == ErasureOutcome.Failed && item.Reason == reason);
        receipt.Residuals.Should().Contain(residual => residual.Kind == ResidualKind.RecoverableAccount);
        await rig.HoldsAsync(receipt, plan, journal);

        rig.Account.FaultOf = static _ => null;
        rig.Account.Ending = AccountEnding.Succeeded;
        (await rig.Rig.EraseAsync(plan, journal, approval)).State.Should().Be(ErasureState.Complete);
    }

    [Theory]
    [InlineData("ScopeLocked", false)]
    [InlineData("AuthorizationFailed", false)]
    [InlineData("AuthorizationFailed", true)]
    [InlineData("RequestConflict", false)]
    public async Task A_refusal_is_in_the_receipt_with_its_remedy_and_the_same_plan_resumes_when_it_is_lifted(string code, bool ofPurge)
    {
        await using var rig = await AccountRig.StartAsync();
        var plan = await rig.PlanAsync();
        var (journal, approval) = (new MemoryJournal(), rig.Rig.Approve(plan));
        (rig.Account.RefusesDeletion, rig.Account.RefusesPurge) = (ofPurge ? null : code, ofPurge ? code : null);

        var receipt = await rig.Rig.EraseAsync(plan, journal, approval);

        receipt.Steps[ofPurge ? 1 : 0].Should().BeEquivalentTo(new { Result = StepResult.Refused, Reason = code });
        receipt.Objects.Should().OnlyContain(item => item.Outcome == ErasureOutcome.Failed && item.Reason == code);
        receipt
            .ToHtml()
            .Should()
            .Contain("un the same plan again", "the remedy is there, as is the reason", AtLeast.Once());
        await rig.HoldsAsync(receipt, plan, journal);

        (rig.Account.RefusesDeletion, rig.Account.RefusesPurge) = (null, null);
        var last = await rig.Rig.EraseAsync(plan, journal, approval);
        last.State.Should().Be(ErasureState.Complete);
        await rig.HoldsAsync(last, plan, journal);
    }

    [Fact]
    public async Task A_copy_that_is_shown_late_is_waited_for_and_purged()
    {
        await using var rig = await AccountRig.StartAsync();
        rig.Account.CopyLag = TimeSpan.FromMinutes(3);
        var plan = await rig.PlanAsync();
        var journal = new MemoryJournal();

        var receipt = await rig.Rig.EraseAsync(plan, journal);

        receipt.State.Should().Be(ErasureState.Complete);
        await rig.HoldsAsync(receipt, plan, journal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_copy_that_is_not_shown_by_the_deadline_leaves_everything_unknown(bool purge)
    {
        await using var rig = await AccountRig.StartAsync();
        rig.Account.CopyLag = TimeSpan.FromHours(5);
        var plan = await rig.PlanAsync(purge);
        var (journal, approval) = (new MemoryJournal(), rig.Rig.Approve(plan));

        var receipt = await rig.Rig.EraseAsync(plan, journal, approval);

        receipt.Objects.Should().OnlyContain(item => item.Outcome == ErasureOutcome.Unknown && item.Reason == "RecoverableCopyNotSeen");
        receipt.State.Should().Be(ErasureState.Incomplete);
        rig.Account.Purges.Should().Be(0);
        await rig.HoldsAsync(receipt, plan, journal);

        rig.Rig.Clock.Advance(TimeSpan.FromHours(5));
        var last = await rig.Rig.EraseAsync(plan, journal, approval);
        last.State.Should().Be(purge ? ErasureState.Complete : ErasureState.CompleteWithRetained);
        await rig.HoldsAsync(last, plan, journal);
    }

    [Theory]
    [InlineData("image")]
    [InlineData("tag")]
    [InlineData("prediction")]
    [InlineData("project")]
    [InlineData("published")]
    public async Task What_comes_between_the_comparison_and_the_deletion_keeps_the_account(string what)
    {
        await using var rig = await AccountRig.StartAsync();
        var plan = await rig.PlanAsync(configure: request => request.Limits.CheckLinks = false);
        var journal = new MemoryJournal();

        // The comparison asks for the account, then lists everything; the runner asks for it twice again before it counts.
        var seen = 0;
        rig.Account.FaultOf = _ =>
        {
            if (rig.Account.Calls[^1] == "FindAccountAsync" && ++seen == 2)
            {
                rig.Rig.Emulator.Seed(seeder => Add(seeder, rig, what));
            }

            return null;
        };

        var receipt = await rig.Rig.EraseAsync(plan, journal);

        receipt.Steps[0].Should().BeEquivalentTo(new { Result = StepResult.Skipped, Reason = "CountsDiffer" });
        receipt.State.Should().Be(ErasureState.Incomplete);
        rig.Account.Deletions.Should().Be(0);
        await rig.HoldsAsync(receipt, plan, journal);
    }

    [Theory]
    [InlineData("image")]
    [InlineData("project")]
    [InlineData("published")]
    public async Task What_came_after_the_plan_refuses_it(string what)
    {
        await using var rig = await AccountRig.StartAsync();
        var plan = await rig.PlanAsync(configure: request =>
            (request.AcceptCollateral, request.Limits.DriftTolerance) = (what == "project", what == "project" ? 10 : 0)
        );
        rig.Rig.Emulator.Seed(seeder => Add(seeder, rig, what));

        (await rig.Awaiting(it => it.Rig.EraseAsync(plan)).Should().ThrowAsync<ErasureRejectedException>())
            .Which.Rejection.Should()
            .Be(ErasureRejection.Drifted);

        rig.Account.Deletions.Should().Be(0);
    }

    [Fact]
    public async Task What_came_within_the_tolerance_is_in_the_receipt_as_dead_with_the_account()
    {
        await using var rig = await AccountRig.StartAsync();
        var plan = await rig.PlanAsync(configure: request => (request.AcceptCollateral, request.Limits.DriftTolerance) = (true, 1));
        var added = rig.Rig.Emulator.Seed(seeder => seeder.Project(rig.Shop).AddImages(1))[0];
        var journal = new MemoryJournal();

        var receipt = await rig.Rig.EraseAsync(plan, journal);

        receipt.State.Should().Be(ErasureState.Complete);
        receipt.Unplanned.Single().Should().BeEquivalentTo(new { Id = added, Reason = nameof(UnplannedKind.DiedWithParent) });
        await rig.HoldsAsync(receipt, plan, journal);
    }

    [Fact]
    public async Task What_was_deleted_since_the_plan_counts_as_already_gone()
    {
        await using var rig = await AccountRig.StartAsync();
        var plan = await rig.PlanAsync();
        var image = rig.Rig.Project(rig.Shop).WorkspaceImageIds[0];
        await rig.Rig.Manager.DeleteImagesAsync(rig.Shop, [image]);
        var journal = new MemoryJournal();

        var receipt = await rig.Rig.EraseAsync(plan, journal);

        receipt.State.Should().Be(ErasureState.Complete);
        receipt.Objects.Where(item => item.Outcome == ErasureOutcome.AlreadyGone).Select(item => item.Id).Should().Equal(image);
        await rig.HoldsAsync(receipt, plan, journal);
    }

    [Theory]
    [InlineData("group")]
    [InlineData("deleted accounts")]
    public async Task Without_the_witness_afterwards_nothing_is_said_to_be_gone(string what)
    {
        await using var rig = await AccountRig.StartAsync();
        var plan = await rig.PlanAsync();
        var (journal, approval) = (new MemoryJournal(), rig.Rig.Approve(plan));
        rig.Account.FaultOf = _ =>
        {
            if (rig.Account.Purges > 0)
            {
                (rig.Account.SeesResourceGroup, rig.Account.SeesDeletedAccounts) = (what != "group", what == "group");
            }

            return null;
        };

        var receipt = await rig.Rig.EraseAsync(plan, journal, approval);

        receipt.State.Should().Be(ErasureState.Unverified);
        receipt.Refusal.Should().Contain(what == "group" ? "resource group" : "deleted accounts");
        receipt.Counts.Unknown.Should().Be(receipt.Counts.Total);
        receipt.Account!.Account.Should().Be(AccountPresence.Unknown);
        await rig.HoldsAsync(receipt, plan, journal);
        (await rig.Rig.Manager.VerifyErasureAsync(plan)).Refusal.Should().NotBeNull();
    }

    [Theory]
    [InlineData("published", ErasureRejection.Drifted)]
    [InlineData("deleted", ErasureRejection.Drifted)]
    [InlineData("kind", ErasureRejection.AccountNotDeletable)]
    [InlineData("endpoint", ErasureRejection.OtherEndpoint)]
    [InlineData("witness", ErasureRejection.WitnessNotSeen)]
    [InlineData("unreadable", ErasureRejection.WitnessNotSeen)]
    public async Task What_has_changed_since_the_plan_refuses_it_before_anything_is_deleted(string what, ErasureRejection rejection)
    {
        await using var rig = await AccountRig.StartAsync();
        var plan = await rig.PlanAsync();
        var planned = rig.Account.Calls.Count;
        Action act = what switch
        {
            "published" => () => rig.Rig.Emulator.Seed(seeder => Add(seeder, rig, what)),
            "deleted" => rig.Account.Delete,
            "kind" => () => rig.Account.Kind = "AIServices",
            "endpoint" => () => rig.Account.Endpoint = new Uri("https://other.example/"),
            "witness" => () => rig.Account.SeesResourceGroup = false,
            _ => () => rig.Account.FaultOf = call => call == planned + 2 ? AccountFault.Forbidden : null,
        };
        act();

        (await rig.Awaiting(it => it.Rig.EraseAsync(plan)).Should().ThrowAsync<ErasureRejectedException>())
            .Which.Rejection.Should()
            .Be(rejection);

        rig.Account.Deletions.Should().Be(0);
    }

    [Fact]
    public async Task A_plan_of_another_account_is_refused()
    {
        await using var rig = await AccountRig.StartAsync();
        var plan = await rig.PlanAsync();
        var other = new FakeAccount
        {
            Clock = rig.Rig.Clock,
            Endpoint = rig.Rig.Emulator.Endpoint,
            ResourceId = rig.Account.ResourceId + "2",
        };
        await using var elsewhere = rig.Rig.WithAccounts(other);

        foreach (
            var act in (Func<Task>[])
                [
                    () => elsewhere.Manager.EraseAsync(plan, rig.Rig.Approve(plan), new MemoryJournal()),
                    () => elsewhere.Manager.VerifyErasureAsync(plan),
                ]
        )
        {
            var refusal = (await act.Should().ThrowAsync<ErasureRejectedException>()).Which;
            refusal.Rejection.Should().Be(ErasureRejection.OtherEndpoint);
            refusal.Message.Should().Contain(plan.Account!.ResourceId).And.Contain(other.ResourceId);
        }

        other.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task A_hold_that_is_set_after_the_approval_keeps_the_account()
    {
        var holds = new List<Guid>();
        await using var rig = await AccountRig.StartAsync(configure: options => options.LegalHolds = holds);
        var plan = await rig.PlanAsync();
        var journal = new MemoryJournal();
        rig.Account.FaultOf = _ =>
        {
            if (rig.Account.Calls.Count(call => call == "FindAccountAsync") == 3)
            {
                holds.Add(rig.Iteration);
            }

            return null;
        };

        var receipt = await rig.Rig.EraseAsync(plan, journal);

        receipt.Objects.Should().OnlyContain(item => item.Outcome == ErasureOutcome.Retained && item.Reason == "LegalHold");
        rig.Account.Deletions.Should().Be(0);
    }

    [Fact]
    public async Task A_recovered_account_is_there_again_and_the_same_plan_deletes_it_again()
    {
        await using var rig = await AccountRig.StartAsync();
        var plan = await rig.PlanAsync(purge: false);
        var (journal, approval) = (new MemoryJournal(), rig.Rig.Approve(plan));
        (await rig.Rig.EraseAsync(plan, journal, approval)).State.Should().Be(ErasureState.CompleteWithRetained);
        rig.Account.Recover();

        var verification = await rig.Rig.Manager.VerifyErasureAsync(plan);

        verification.Objects.Should().OnlyContain(item => item.Outcome == ErasureOutcome.StillThere);
        var receipt = await rig.Rig.EraseAsync(plan, journal, approval);
        receipt.Objects.Should().OnlyContain(item => item.Outcome == ErasureOutcome.StillThere);
        (await rig.Rig.EraseAsync(plan, journal, approval))
            .State.Should()
            .Be(ErasureState.CompleteWithRetained, "what was still there is deleted by the next run");
        rig.Account.Deletions.Should().Be(2);
    }

    [Fact]
    public async Task DeleteAccount_is_the_same_erasure_in_one_call()
    {
        await using var rig = await AccountRig.StartAsync(isPublished: true);

        (await rig.Rig.Manager.Awaiting(manager => manager.DeleteAccountAsync(purge: true)).Should().ThrowAsync<ErasureRejectedException>())
            .Which.Rejection.Should()
            .Be(ErasureRejection.PublishedNotAccepted);
        var receipt = await rig.Rig.Manager.DeleteAccountAsync(purge: true, acceptPublishedIterations: true);

        receipt.State.Should().Be(ErasureState.Complete);
        receipt.Approval.Approver.Should().Be("DeleteAccountAsync");
        rig.Account.Truth.Should().Be(FakeAccount.State.Gone);
    }

    [Fact]
    public async Task A_receipt_of_an_account_does_not_allow_erasing_again()
    {
        await using var rig = await AccountRig.StartAsync();
        var receipt = await rig.Rig.EraseAsync(ErasureRequest.ForAccount(purge: true));

        (await rig.Rig.Manager.Awaiting(manager => manager.PlanErasureAsync(receipt)).Should().ThrowAsync<ErasureRejectedException>())
            .Which.Message.Should()
            .Contain("ForAccount");
    }

    private static bool Add(CustomVision.DataRights.Emulator.Seeding.AccountSeeder seeder, AccountRig rig, string what)
    {
        var shop = seeder.Project(rig.Shop);
        _ = what switch
        {
            "image" => shop.AddImages(1)[0],
            "tag" => shop.AddTag("Bob"),
            "prediction" => shop.AddPrediction(rig.Iteration),
            "project" => seeder.AddProject("New", CustomVision.DataRights.Emulator.ProjectKind.Multilabel).Id,
            _ => Publish(),
        };
        return true;

        Guid Publish()
        {
            shop.Publish(rig.Iteration, "late");
            return rig.Iteration;
        }
    }
}

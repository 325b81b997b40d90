using Azure.Storage.Blobs.Specialized;
using CustomVision.DataRights.DurableTask.Engine;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Tests.AzureStorage;
using CustomVision.DataRights.Tests.Erasure;

namespace CustomVision.DataRights.Tests.DurableTask;

/// <summary>The steps of an erasure with failover, without an engine: whatever happens to their processes, there is one owner.</summary>
public sealed class ErasureStepsTests
{
    [AzuriteFact]
    public async Task An_owner_that_stops_in_the_middle_is_followed_by_another_with_the_same_outcome()
    {
        await using var undisturbed = await ErasureStepsRig.StartAsync();
        await undisturbed.NewProcess().EraseAsync(undisturbed.Input(), CancellationToken.None);
        var expected = Outcome(await undisturbed.CheckedAsync());
        for (var at = 1; at <= undisturbed.Account.Wire.Deletes.Count; at++)
        {
            await using var rig = await ErasureStepsRig.StartAsync();
            using var stop = new CancellationTokenSource();
            StopAtDelete(rig, at, stop);

            var first = () => rig.NewProcess().EraseAsync(rig.Input(), stop.Token);
            await first.Should().ThrowAsync<OperationCanceledException>();
            (await rig.Store.FindReceiptAsync(CancellationToken.None)).Should().BeNull("its successor resumes");
            rig.Account.Wire.Intercept = static (_, _) => null;
            var answer = ErasureStepsRig.Read(await rig.NewProcess().EraseAsync(rig.Input(), CancellationToken.None));

            answer.Should().BeEquivalentTo(new { State = ErasureState.Complete, MayResume = false, Refusal = (string?)null });
            Outcome(await rig.CheckedAsync()).Should().Be(expected, "it stopped at deletion {0}", at);
        }
    }

    [AzuriteFact]
    public async Task Of_two_owners_one_works_and_the_other_answers_with_the_same_receipt()
    {
        await using var rig = await ErasureStepsRig.StartAsync();

        var answers = await Task.WhenAll(
            rig.NewProcess().EraseAsync(rig.Input(), CancellationToken.None),
            rig.NewProcess().EraseAsync(rig.Input(), CancellationToken.None)
        );

        answers[1].Should().Be(answers[0]);
        rig.Account.Wire.Deletes.Should().OnlyHaveUniqueItems();
        var receipt = await rig.CheckedAsync();
        receipt.State.Should().Be(ErasureState.Complete);
        (await rig.Store.NewJournal().ReadLinesAsync(CancellationToken.None).ToListAsync()).Should().HaveCount(receipt.JournalRecords);
    }

    [AzuriteFact]
    public async Task A_frozen_owner_that_wakes_after_its_successor_has_finished_changes_nothing()
    {
        await using var rig = await ErasureStepsRig.StartAsync();
        var (frozen, thawed) = (new TaskCompletionSource(), new TaskCompletionSource());
        var isFirst = 0;
        rig.Account.Wire.Intercept = (request, send) =>
            request.Method == HttpMethod.Delete && Interlocked.Exchange(ref isFirst, 1) == 0 ? FrozenAsync(send) : null;
        var first = rig.NewProcess().EraseAsync(rig.Input(), CancellationToken.None);
        await frozen.Task;
        await rig.Blobs.Container.GetBlobClient(rig.Owner).GetBlobLeaseClient().BreakAsync(TimeSpan.Zero);

        await rig.NewProcess().EraseAsync(rig.Input(), CancellationToken.None);
        var receipt = await rig.CheckedAsync();
        var deletes = rig.Account.Wire.Deletes.Count;
        thawed.SetResult();

        var late = () => first;
        await late.Should().ThrowAsync<OwnerLostException>();
        rig.Account.Wire.Deletes.Should().HaveCount(deletes, "the journal refuses what announces the next deletion");
        (await rig.CheckedAsync()).Digest.Should().Be(receipt.Digest);
        receipt.State.Should().Be(ErasureState.Complete);

        async Task<HttpResponseMessage> FrozenAsync(Func<Task<HttpResponseMessage>> send)
        {
            frozen.SetResult();
            await thawed.Task;
            return await send();
        }
    }

    [AzuriteFact]
    public async Task A_finished_receipt_is_kept_and_one_of_an_unfinished_run_is_replaced()
    {
        await using var rig = await ErasureStepsRig.StartAsync();
        rig.Account.Wire.RefuseDeletes("/images");
        var unfinished = ErasureStepsRig.Read(await rig.NewProcess().EraseAsync(rig.Input(), CancellationToken.None));
        rig.Account.Wire.Intercept = static (_, _) => null;
        var finished = ErasureStepsRig.Read(await rig.NewProcess().EraseAsync(rig.Input(), CancellationToken.None));
        var receipt = await rig.CheckedAsync();
        var calls = rig.Account.Wire.Sent.Count;

        var again = ErasureStepsRig.Read(await rig.NewProcess().EraseAsync(rig.Input(), CancellationToken.None));
        var kept = await rig.Store.StoreReceiptAsync(
            receipt with { State = ErasureState.Unverified, Digest = "another" },
            _ => Task.CompletedTask,
            CancellationToken.None
        );

        unfinished.Should().BeEquivalentTo(new { State = ErasureState.Incomplete, MayResume = true });
        finished.Should().BeEquivalentTo(new { State = ErasureState.Complete, MayResume = false });
        again.Should().Be(finished);
        rig.Account.Wire.Sent.Should().HaveCount(calls, "a finished erasure asks nothing");
        kept.Digest.Should().Be(receipt.Digest);
        (await rig.CheckedAsync()).Digest.Should().Be(receipt.Digest);
    }

    [AzuriteFact]
    public async Task An_object_that_exists_again_is_reported_by_the_later_verification_which_is_stored_once()
    {
        await using var rig = await ErasureStepsRig.StartAsync();
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        rig.Account.Wire.Intercept = (request, send) => RecordAsync(request, send);
        await rig.Account.Manager.VerifyErasureAsync(rig.Plan);
        rig.Account.Wire.Intercept = static (_, _) => null;
        await rig.NewProcess().EraseAsync(rig.Input(), CancellationToken.None);
        var receipt = await rig.CheckedAsync();

        // As after the service's restore of a backup.
        rig.Account.Wire.Intercept = (request, _) =>
            answers.TryGetValue(request.RequestUri!.PathAndQuery, out var before) ? Task.FromResult(Wire.Answer(200, before)) : null;

        var answer = ErasureStepsRig.Read(await rig.NewProcess().VerifyAsync(rig.Input(), CancellationToken.None));
        rig.Account.Wire.Intercept = static (_, _) => null;
        var again = ErasureStepsRig.Read(await rig.NewProcess().VerifyAsync(rig.Input(), CancellationToken.None));

        answer.Should().BeEquivalentTo(new { IsGone = false, NotGone = receipt.Counts.Total, Refusal = (string?)null });
        again.Should().Be(answer, "the first verification stays");
        var stored = await rig.Store.FindVerificationAsync(CancellationToken.None);
        stored!.Objects.Should().OnlyContain(item => item.Outcome == ErasureOutcome.StillThere);
        (await rig.CheckedAsync()).Digest.Should().Be(receipt.Digest);

        async Task<HttpResponseMessage> RecordAsync(HttpRequestMessage request, Func<Task<HttpResponseMessage>> send)
        {
            var received = await send();
            answers[request.RequestUri!.PathAndQuery] = await received.Content.ReadAsStringAsync();
            return received;
        }
    }

    [AzuriteFact]
    public async Task A_verification_that_cannot_see_its_witness_is_stored_by_the_last_attempt_alone()
    {
        await using var rig = await ErasureStepsRig.StartAsync();
        await rig.NewProcess().EraseAsync(rig.Input(), CancellationToken.None);
        rig.Account.Wire.Intercept = (_, _) => Task.FromResult(Wire.Gateway(404));

        var early = ErasureStepsRig.Read(await rig.NewProcess().VerifyAsync(rig.Input(), CancellationToken.None));
        (await rig.Store.FindVerificationAsync(CancellationToken.None)).Should().BeNull();
        var last = ErasureStepsRig.Read(await rig.NewProcess().VerifyAsync(rig.Input(isLast: true), CancellationToken.None));

        early.IsGone.Should().BeNull();
        last.IsGone.Should().BeFalse();
        (await rig.Store.FindVerificationAsync(CancellationToken.None))!.Refusal.Should().NotBeNull();
    }

    [AzuriteFact]
    public async Task A_plan_with_an_archive_is_carried_out_with_that_in_the_container_and_refused_if_that_is_damaged()
    {
        await using var rig = await ErasureStepsRig.StartAsync(isArchived: true);
        await using var damaged = await ErasureStepsRig.StartAsync(isArchived: true);
        await damaged.DamageArchiveAsync();

        var answer = ErasureStepsRig.Read(await rig.NewProcess().EraseAsync(rig.Input(), CancellationToken.None));
        var refused = ErasureStepsRig.Read(await damaged.NewProcess().EraseAsync(damaged.Input(), CancellationToken.None));

        answer.State.Should().Be(ErasureState.Complete);
        (await rig.CheckedAsync()).State.Should().Be(ErasureState.Complete);
        refused.Refusal.Should().Contain("damaged");
        refused.MayResume.Should().BeFalse();
        damaged.Account.Wire.Deletes.Should().BeEmpty();
    }

    [AzuriteFact]
    public async Task Another_approval_of_a_plan_that_was_started_is_refused()
    {
        await using var rig = await ErasureStepsRig.StartAsync();
        var other = new StoredApproval { Approval = rig.Account.Approve(rig.Plan) with { Approver = "someone else" } };

        var act = () => rig.Store.StartAsync(rig.Plan, other, CancellationToken.None);

        await act.Should().ThrowAsync<DataRightsException>().WithMessage("*another approval*");
        await rig.Store.StartAsync(rig.Plan, new StoredApproval { Approval = rig.Account.Approve(rig.Plan) }, CancellationToken.None);
    }

    private static void StopAtDelete(ErasureStepsRig rig, int at, CancellationTokenSource stop)
    {
        var deletes = 0;
        rig.Account.Wire.Intercept = (request, _) =>
        {
            if (request.Method == HttpMethod.Delete && Interlocked.Increment(ref deletes) == at)
            {
                stop.Cancel();
            }

            return null;
        };
    }

    private static string Outcome(ErasureReceipt receipt) => Receipts.Normal(receipt);
}

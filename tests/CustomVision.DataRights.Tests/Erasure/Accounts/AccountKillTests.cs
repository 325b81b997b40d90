using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tests.Erasure.Accounts;

/// <summary>
/// The process dies at every record of the journal of an account's erasure, and every answer of the management service goes wrong once.
/// </summary>
public sealed class AccountKillTests
{
    [Theory]
    [InlineData(false, true, 0)]
    [InlineData(true, true, 0)]
    [InlineData(false, false, 0)]
    [InlineData(true, false, 0)]
    [InlineData(true, true, 30)]
    [InlineData(false, true, 30)]
    public async Task Killed_at_every_record_it_resumes_to_the_same_receipt(bool keepsLast, bool purge, int minutesLater)
    {
        var (expected, records) = await RunAsync(int.MaxValue, keepsLast, purge, minutesLater);
        records.Should().Be(purge ? 7 : 5);
        for (var at = 0; at < records; at++)
        {
            var (receipt, _) = await RunAsync(at, keepsLast, purge, minutesLater);
            receipt.Should().Be(expected, $"it was killed after {at} records");
        }
    }

    [Theory]
    [InlineData(AccountFault.Unreachable, true)]
    [InlineData(AccountFault.LostAnswer, true)]
    [InlineData(AccountFault.Forbidden, true)]
    [InlineData(AccountFault.Stale, true)]
    [InlineData(AccountFault.Unreachable, false)]
    [InlineData(AccountFault.LostAnswer, false)]
    [InlineData(AccountFault.Forbidden, false)]
    [InlineData(AccountFault.Stale, false)]
    public async Task Receipt_stays_true_with_a_fault_at_any_call_of_the_management_service(AccountFault fault, bool purge)
    {
        var calls = await RunWithFaultsAsync(fault, purge, (_, _) => false);
        calls.Should().BeGreaterThan(10);
        for (var at = 1; at <= calls; at += KillFactAttribute.Step)
        {
            await RunWithFaultsAsync(fault, purge, (call, _) => call == at);
        }
    }

    /// <summary>From a call on, the service answers nothing more.</summary>
    [Theory]
    [InlineData(AccountFault.Unreachable)]
    [InlineData(AccountFault.LostAnswer)]
    [InlineData(AccountFault.Forbidden)]
    public async Task Receipt_stays_true_when_an_outage_begins_at_any_call(AccountFault fault)
    {
        var calls = await RunWithFaultsAsync(fault, purge: true, (_, _) => false);
        for (var at = 1; at <= calls; at += KillFactAttribute.Step)
        {
            await RunWithFaultsAsync(fault, purge: true, (call, isFirst) => isFirst && call >= at);
        }
    }

    private static async Task<(string Receipt, int Records)> RunAsync(int diesAfter, bool keepsLast, bool purge, int minutesLater)
    {
        await using var rig = await AccountRig.StartAsync();
        // Links are evidence of one run.
        var plan = await rig.PlanAsync(purge, request => request.Limits.CheckLinks = false);
        var approval = rig.Rig.Approve(plan);
        var journal = new MemoryJournal { DiesAfter = diesAfter, KeepsLast = keepsLast };
        var run = rig.Rig.EraseAsync(plan, journal, approval);
        if (await Task.WhenAny(run, journal.Killed) != run)
        {
            rig.Rig.Clock.Advance(TimeSpan.FromMinutes(minutesLater));
            journal = MemoryJournal.Of(journal.Lines);
            run = rig.Rig.EraseAsync(plan, journal, approval);
        }

        var receipt = await run;
        receipt.State.Should().Be(purge ? ErasureState.Complete : ErasureState.CompleteWithRetained);
        await rig.HoldsAsync(receipt, plan, journal);
        rig.Account.Deletions.Should().Be(1);
        rig.Account.Purges.Should().Be(purge ? 1 : 0);
        var normal = Receipts.Normal(receipt with { Account = receipt.Account! with { RecoverableUntil = null } });
        return (normal, journal.Lines.Count);
    }

    private static async Task<int> RunWithFaultsAsync(AccountFault fault, bool purge, Func<int, bool, bool> isFaulty)
    {
        await using var rig = await AccountRig.StartAsync();
        var plan = await rig.PlanAsync(purge);
        var (journal, approval, planned, isFirst) = (new MemoryJournal(), rig.Rig.Approve(plan), rig.Account.Calls.Count, true);
        rig.Account.FaultOf = call => isFaulty(call - planned, isFirst) ? fault : null;
        try
        {
            var receipt = await rig.Rig.EraseAsync(plan, journal, approval);
            await rig.HoldsAsync(receipt, plan, journal);
        }
        catch (ErasureRejectedException)
        {
            rig.Account.Deletions.Should().Be(0);
        }

        var calls = rig.Account.Calls.Count - planned;
        (isFirst, rig.Account.FaultOf) = (false, static _ => null);
        var last = await rig.Rig.EraseAsync(plan, journal, approval);
        await rig.HoldsAsync(last, plan, journal);
        last.State.Should().Be(purge ? ErasureState.Complete : ErasureState.CompleteWithRetained);
        return calls;
    }
}

using CustomVision.DataRights.Erasure;

namespace DataRights.Workers.Tests;

/// <summary>Erasures by processes that die, freeze and compete: one owner at a time, one receipt, and a later verification.</summary>
public sealed class ErasersTests
{
    [AzuriteProgramFact]
    public async Task An_owner_that_is_killed_is_followed_by_another_and_the_receipt_is_complete()
    {
        await using var rig = await ErasersRig.StartAsync();
        var first = rig.StartEraser();
        await rig.Erasure.StartAsync(rig.Plan, rig.Approval);
        await rig.DeletedAsync(2);
        await first.KillAsync();
        (await rig.Erasure.FindReceiptAsync(rig.Plan.Digest)).Should().BeNull();
        rig.StartEraser();

        var status = await rig.UntilAsync(status => status.HasEnded);

        status.Should().BeEquivalentTo(new { EngineState = "Completed", State = ErasureState.Complete, IsGone = true, NotGone = 0 });
        await CheckAsync(rig);
        (await rig.Erasure.FindVerificationAsync(rig.Plan.Digest))!.IsGone.Should().BeTrue();
    }

    [AzuriteProgramFact]
    public async Task Of_two_erasers_one_works_and_a_frozen_one_that_wakes_changes_nothing()
    {
        await using var rig = await ErasersRig.StartAsync();
        var first = rig.StartEraser();
        await rig.Erasure.StartAsync(rig.Plan, rig.Approval);
        await rig.DeletedAsync(2);
        first.Freeze();
        rig.StartEraser();
        await rig.UntilAsync(status => status.HasEnded);
        var receipt = await CheckAsync(rig);
        var deletions = rig.Deletions;

        first.Thaw();
        await Task.Delay(TimeSpan.FromSeconds(20), TimeProvider.System);

        rig.Deletions.Should().Be(deletions);
        (await CheckAsync(rig)).Digest.Should().Be(receipt.Digest);
    }

    [AzuriteProgramFact]
    public async Task What_a_restored_backup_brings_back_is_reported_by_the_later_verification()
    {
        await using var rig = await ErasersRig.StartAsync(verifyAfter: TimeSpan.FromSeconds(30));
        var command = rig.StartCommand();
        await command.EndedAsync(default);
        command.ExitCode.Should().Be(0, rig.Said);
        var receipt = await CheckAsync(rig);
        receipt.State.Should().Be(ErasureState.Complete);

        await rig.RestoreBackupAsync();
        rig.StartEraser();
        var status = await rig.UntilAsync(status => status.HasEnded);

        status.Should().BeEquivalentTo(new { State = ErasureState.Complete, IsGone = false });
        status.NotGone.Should().Be(receipt.Counts.Total);
        var later = await rig.Erasure.FindVerificationAsync(rig.Plan.Digest);
        later!.Objects.Should().OnlyContain(item => item.Outcome == ErasureOutcome.StillThere);
        (await CheckAsync(rig)).Digest.Should().Be(receipt.Digest);
    }

    private static async Task<ErasureReceipt> CheckAsync(ErasersRig rig)
    {
        var receipt = await rig.Erasure.FindReceiptAsync(rig.Plan.Digest);
        receipt.Should().NotBeNull(rig.Said);
        receipt!.State.Should().Be(ErasureState.Complete);
        receipt.Counts.Erased.Should().Be(receipt.Counts.Total);
        rig.Others.Should().BePositive().And.Be(rig.OthersBefore, "the plan does not name them");
        (await ErasureAudit.CheckAsync(receipt, rig.Plan, rig.Journal)).Should().BeEmpty();
        return receipt;
    }
}

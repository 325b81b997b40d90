using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tests.Erasure;

/// <summary>One plan, carried out by two runs with journals of their own: only one of them can say "erased" of an object.</summary>
public sealed class TwoApplierTests
{
    [Theory]
    [InlineData("one person")]
    [InlineData("one person and a model")]
    [InlineData("everything")]
    public async Task What_another_run_deleted_between_the_comparison_and_the_own_call_is_already_gone(string request)
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var _ = rig;
        var asked = request switch
        {
            "one person" => Gallery.RequestForAlice(),
            "one person and a model" => gallery.RequestForAliceAndSecond(),
            _ => ErasureRequest.ForProjects(gallery.Shop, gallery.Gate),
        };
        asked.AcceptCollateral = true;
        var plan = await rig.PlanAsync(asked);
        ErasureReceipt? first = null;
        var journal = new MemoryJournal();
        journal.Appended = async line =>
        {
            if (line.Contains("\"type\":\"Checked\"", StringComparison.Ordinal))
            {
                journal.Appended = null;
                first = await rig.EraseAsync(plan);
            }
        };

        var second = await rig.EraseAsync(plan, journal);

        first!.State.Should().Be(ErasureState.Complete);
        first.Counts.Erased.Should().Be(first.Counts.Total);
        second.State.Should().Be(ErasureState.Complete);
        second.Counts.Should().BeEquivalentTo(new { Erased = 0, AlreadyGone = second.Counts.Total });
        (await ErasureAudit.CheckAsync(second, plan, journal)).Should().BeEmpty();
    }

    [Fact]
    public async Task Two_journals_of_one_folder_are_not_used_for_one_plan_at_once_nor_one_after_the_other()
    {
        using var folder = new TemporaryDirectory();
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());
        await using var first = new FileErasureJournal(folder["first"]);
        await using var second = new FileErasureJournal(folder["second"]);
        var atOnce = new List<Exception>();
        rig.Wire.Intercept = (request, send) => atOnce.Count == 0 && request.Method == HttpMethod.Delete ? MeetAsync(send) : null;
        async Task<HttpResponseMessage> MeetAsync(Func<Task<HttpResponseMessage>> send)
        {
            atOnce.Add((await Record.ExceptionAsync(() => rig.EraseAsync(plan, second)))!);
            return await send();
        }

        var receipt = await rig.EraseAsync(plan, first);
        await first.DisposeAsync();
        var afterwards = await Record.ExceptionAsync(() => rig.EraseAsync(plan, second));

        receipt.State.Should().Be(ErasureState.Complete);
        atOnce
            .Should()
            .ContainSingle()
            .Which.Should()
            .BeOfType<ErasureRejectedException>()
            .Which.Message.Should()
            .Contain("Another process");
        afterwards.Should().BeOfType<ErasureRejectedException>().Which.Message.Should().Contain(": first.");
        await second.DisposeAsync();
        folder.Files().Should().Equal("first");
    }

    [Fact]
    public async Task Journals_of_several_plans_share_a_folder()
    {
        using var folder = new TemporaryDirectory();
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var (one, other) = (await rig.PlanAsync(Gallery.RequestForAlice()), await rig.PlanAsync(Gallery.RequestForAlice()));

        await using var first = new FileErasureJournal(folder["first"]);
        await using var second = new FileErasureJournal(folder["second"]);

        (await rig.EraseAsync(one, first)).State.Should().Be(ErasureState.Complete);
        (await rig.EraseAsync(other, second)).State.Should().Be(ErasureState.Complete);
    }
}

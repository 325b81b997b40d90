using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Tests.Erasure;

/// <summary>A page of a proxy with status 200 in place of an answer to a deletion: the journal never says that it was made.</summary>
public sealed class UnreadableAnswerTests
{
    [Fact]
    public async Task Entry_that_cannot_be_read_refuses_a_plan_and_never_reads_as_gone()
    {
        await using var rig = await ErasureRig.StartAsync(configure: options => options.MaxRetryAttempts = 0);
        var (shop, _) = rig.Emulator.Seed(FaultTests.Plant);
        var plan = await rig.PlanAsync(ErasureRequest.ForProjects(shop));
        foreach (var list in (string[])["/training/projects", "/tags", "/iterations", "/images", "/export"])
        {
            rig.Wire.Intercept = (request, send) =>
                request.Method == HttpMethod.Get && request.RequestUri!.AbsolutePath.EndsWith(list, StringComparison.Ordinal)
                    ? WithUnreadAsync(send)
                    : null;

            await rig.Awaiting(one => one.PlanAsync(ErasureRequest.ForProjects(shop))).Should().ThrowAsync<DataRightsException>(list);
            var verification = await rig.Manager.VerifyErasureAsync(plan).WaitAsync(TimeSpan.FromMinutes(2), TimeProvider.System);
            verification.Objects.Should().NotContain(item => item.Outcome == ErasureOutcome.AlreadyGone, list);
        }
    }

    [Fact]
    public async Task Page_of_a_proxy_for_the_images_does_not_count_as_a_deletion_and_what_depends_on_it_is_not_made()
    {
        await using var rig = await ErasureRig.StartAsync();
        var (shop, alice) = rig.Emulator.Seed(FaultTests.Plant);
        var before = Contents.Of(rig.Emulator);
        var plan = await rig.PlanAsync(FaultTests.RequestFor(shop, alice));
        var (approval, journal) = (rig.Approve(plan), new MemoryJournal());
        rig.Emulator.Faults.Add(FaultRule.For("DeleteImages").Html());

        var receipt = await rig.EraseAsync(plan, journal, approval);

        receipt.State.Should().Be(ErasureState.Incomplete);
        Truth.Holds(rig, receipt, plan, before);
        receipt
            .Steps.Single(step => step.Kind == ErasureStepKind.DeleteImages)
            .Should()
            .BeEquivalentTo(new { Result = StepResult.Unknown, Reason = "DeleteImages 200" });
        receipt
            .Steps.Single(step => step.Kind == ErasureStepKind.DeleteTag)
            .Should()
            .BeEquivalentTo(new { Result = StepResult.Skipped, Reason = "TagInUse" });
        rig.Wire.Deletes.Count(line => line.Contains("imageIds", StringComparison.Ordinal))
            .Should()
            .Be(3, "it was asked for again twice, and not in halves");
        (await ErasureAudit.CheckAsync(receipt, plan, journal)).Should().BeEmpty();

        rig.Emulator.Faults.Clear();
        (await rig.EraseAsync(plan, journal, approval)).State.Should().Be(ErasureState.Complete);
    }

    [Fact]
    public async Task Page_of_a_proxy_for_every_deletion_leaves_everything_and_the_journal_says_so()
    {
        await using var rig = await ErasureRig.StartAsync();
        var (shop, _) = rig.Emulator.Seed(FaultTests.Plant);
        var before = Contents.Of(rig.Emulator);
        var plan = await rig.PlanAsync(ErasureRequest.ForProjects(shop));
        var (approval, journal) = (rig.Approve(plan), new MemoryJournal());
        rig.Emulator.Faults.Add(FaultRule.ForEverything().WithMethod("DELETE").Html());

        var receipt = await rig.EraseAsync(plan, journal, approval);

        Contents.Of(rig.Emulator).Should().BeEquivalentTo(before);
        receipt.State.Should().Be(ErasureState.Incomplete);
        receipt.Counts.Should().BeEquivalentTo(new { Erased = 0, AlreadyGone = 0 });
        journal.Lines.Should().NotContain(line => line.Contains("\"result\":\"Done\"", StringComparison.Ordinal));
        receipt.Steps.Should().NotContain(step => step.Result == StepResult.Done);
    }

    [Fact]
    public async Task Deletion_that_was_made_though_its_answer_was_a_page_is_found_gone()
    {
        await using var rig = await ErasureRig.StartAsync(configure: options => options.MaxRetryAttempts = 0);
        var (shop, alice) = rig.Emulator.Seed(FaultTests.Plant);
        var before = Contents.Of(rig.Emulator);
        var plan = await rig.PlanAsync(FaultTests.RequestFor(shop, alice));
        rig.Wire.Intercept = (request, send) => request.Method == HttpMethod.Delete ? PageAfterAsync(send) : null;

        var receipt = await rig.EraseAsync(plan);

        receipt.State.Should().Be(ErasureState.Complete);
        receipt.Counts.Erased.Should().Be(receipt.Counts.Total);
        Truth.Holds(rig, receipt, plan, before);
    }

    private static async Task<HttpResponseMessage> PageAfterAsync(Func<Task<HttpResponseMessage>> send)
    {
        (await send()).Dispose();
        return Wire.Answer(200, "<html>Sign in</html>");
    }

    private static async Task<HttpResponseMessage> WithUnreadAsync(Func<Task<HttpResponseMessage>> send)
    {
        var response = await send();
        var body = await response.Content.ReadAsStringAsync();
        response.Content = new StringContent(
            body[..body.LastIndexOf(']')] + (body.EndsWith("[]", StringComparison.Ordinal) ? "" : ",") + """{"id":null}]""",
            null,
            "application/json"
        );
        return response;
    }
}

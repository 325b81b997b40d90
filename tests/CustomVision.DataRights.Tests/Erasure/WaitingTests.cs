using CustomVision.DataRights.Emulator.Behavior;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Tests.Erasure;

/// <summary>A verification waits for what was accepted and takes effect later. What nothing can bring about is judged at once.</summary>
public sealed class WaitingTests
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Image_in_a_model_whose_deletion_was_refused_or_skipped_is_not_waited_for(bool isSkipped)
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        KeepFrozenImages(rig);
        rig.Wire.RefuseDeletes(isSkipped ? "/publish" : "/iterations/");
        var plan = await rig.PlanAsync(RequestForAliceAndModels());

        var (receipt, waited) = await EraseAsync(rig, plan);

        waited.Should().BeLessThan(AtOnce);
        receipt.State.Should().Be(ErasureState.Incomplete);
        receipt
            .Objects.Should()
            .Contain(item =>
                item.Kind == ErasureObjectKind.Image
                && item.Outcome == ErasureOutcome.StillThere
                && item.Iterations.Contains(gallery.Second)
            );
    }

    [Fact]
    public async Task Full_disk_under_the_journal_is_not_waited_for()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        KeepFrozenImages(rig);
        var plan = await rig.PlanAsync(RequestForAliceAndModels());
        var journal = new MemoryJournal();
        rig.Wire.Intercept = (request, _) =>
        {
            if (Wire.IsDelete(request, "/tags/"))
            {
                journal.Fails = new IOException("No space left on device");
            }

            return null;
        };

        var (receipt, waited) = await EraseAsync(rig, plan, journal);

        receipt.JournalFailure.Should().Be(nameof(IOException));
        waited.Should().BeLessThan(AtOnce);
        receipt.State.Should().Be(ErasureState.Incomplete);
        receipt.Objects.Should().Contain(item => item.Kind == ErasureObjectKind.Image && item.Outcome == ErasureOutcome.StillThere);
    }

    [Fact]
    public async Task Predictions_whose_deletion_was_refused_keep_their_project_and_are_not_waited_for()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        rig.Wire.RefuseDeletes("/predictions");
        var plan = await rig.PlanAsync(ErasureRequest.ForProjects(gallery.Shop));

        var (receipt, waited) = await EraseAsync(rig, plan);

        waited.Should().BeLessThan(AtOnce);
        receipt.Steps.Single(step => step.Kind == ErasureStepKind.DeleteProject).Reason.Should().Be("PredictionsRemain");
    }

    [Fact]
    public async Task Key_that_is_refused_is_not_waited_for()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());
        rig.Wire.Intercept = (request, _) =>
            rig.Wire.Deletes.Count > 1 && request.Method == HttpMethod.Get ? Task.FromResult(Wire.Gateway(401)) : null;

        var (receipt, waited) = await EraseAsync(rig, plan);

        waited.Should().BeLessThan(AtOnce);
        receipt.State.Should().Be(ErasureState.Unverified);
    }

    [Fact]
    public async Task Deletion_that_takes_effect_later_is_waited_for_as_long_as_the_call_says()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        rig.Emulator.Behavior.Deletion.LateDeletionDelay = Timeout.InfiniteTimeSpan;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());

        var (receipt, waited) = await EraseAsync(rig, plan, deadline: TimeSpan.FromMinutes(3));

        waited.Should().BeCloseTo(TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(1));
        receipt.Counts.StillThere.Should().BePositive();
    }

    [Fact]
    public async Task Image_that_was_refused_is_waited_for_where_its_model_goes_later()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        rig.Emulator.Behavior.Deletion.OnlyInIteration = AllIterationsEffect.BadRequest;
        var plan = await rig.PlanAsync(RequestForAliceAndModels());

        // The model is there for a minute after its deletion was accepted.
        var deletion = (Uri?)null;
        var accepted = DateTimeOffset.MaxValue;
        rig.Wire.Intercept = (request, send) =>
        {
            if (Wire.IsDelete(request, $"/iterations/{gallery.First}"))
            {
                (deletion, accepted) = (request.RequestUri, rig.Clock.GetUtcNow());
                return Task.FromResult(Wire.Answer(204, ""));
            }

            return deletion is null || rig.Clock.GetUtcNow() < accepted.AddMinutes(1) ? null : DeleteAndSendAsync(send);
        };

        async Task<HttpResponseMessage> DeleteAndSendAsync(Func<Task<HttpResponseMessage>> send)
        {
            if (Interlocked.Exchange(ref deletion, null) is { } uri)
            {
                using var client = new HttpClient { DefaultRequestHeaders = { { "Training-Key", rig.Emulator.TrainingKey } } };
                (await client.DeleteAsync(uri)).EnsureSuccessStatusCode();
            }

            return await send();
        }

        var (receipt, _) = await EraseAsync(rig, plan);

        receipt.State.Should().Be(ErasureState.Complete);
        receipt
            .Objects.Where(item => gallery.AlicesInFirstAlone.Contains(item.Id))
            .Should()
            .OnlyContain(item => item.Outcome == ErasureOutcome.Erased);
    }

    private static ErasureRequest RequestForAliceAndModels()
    {
        var request = Gallery.RequestForAlice(ModelDecision.DeleteIteration);
        (request.AcceptCollateral, request.DeleteEmptiedTags) = (true, true);
        return request;
    }

    private static void KeepFrozenImages(ErasureRig rig) =>
        (rig.Emulator.Behavior.Deletion.OnlyInIteration, rig.Emulator.Behavior.Deletion.InPublishedIteration) = (
            AllIterationsEffect.Ignored,
            AllIterationsEffect.Ignored
        );

    private static async Task<(ErasureReceipt Receipt, TimeSpan Waited)> EraseAsync(
        ErasureRig rig,
        ErasurePlan plan,
        IErasureJournal? journal = null,
        TimeSpan? deadline = null
    )
    {
        var before = Contents.Of(rig.Emulator);
        var began = rig.Clock.GetUtcNow();
        var receipt = await rig.Manager.EraseAsync(
            plan,
            rig.Approve(plan),
            journal ?? new MemoryJournal(),
            new EraseOptions { VerificationDeadline = deadline },
            progress: null
        );
        Truth.Holds(rig, receipt, plan, before);
        return (receipt, rig.Clock.GetUtcNow() - began);
    }
}

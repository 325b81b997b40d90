using CustomVision.DataRights.Emulator.Behavior;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tests.Erasure;

/// <summary>Whatever the service does where its way is not established, the receipt says what is true.</summary>
public sealed class SwitchTests
{
    public static TheoryData<AllIterationsEffect, AllIterationsEffect, UnknownIdAnswer, bool> Ways
    {
        get
        {
            var ways = new TheoryData<AllIterationsEffect, AllIterationsEffect, UnknownIdAnswer, bool>();
            foreach (var onlyInIteration in Enum.GetValues<AllIterationsEffect>())
            {
                foreach (var inPublished in Enum.GetValues<AllIterationsEffect>())
                {
                    ways.Add(onlyInIteration, inPublished, UnknownIdAnswer.NoContent, false);
                    ways.Add(onlyInIteration, inPublished, UnknownIdAnswer.BadRequest, true);
                    ways.Add(onlyInIteration, inPublished, UnknownIdAnswer.NotFound, false);
                }
            }

            return ways;
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task The_receipt_is_true_whatever_all_iterations_means(
        AllIterationsEffect onlyInIteration, AllIterationsEffect inPublished, UnknownIdAnswer unknown, bool refusedDeletes)
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var behavior = rig.Emulator.Behavior.Deletion;
        (behavior.OnlyInIteration, behavior.InPublishedIteration) = (onlyInIteration, inPublished);
        (behavior.UnknownImageIds, behavior.UnknownPredictionIds, behavior.SecondDeletion) = (unknown, unknown, unknown);
        behavior.RefusedBatchDeletesKnownIds = refusedDeletes;
        var before = Contents.Of(rig.Emulator);
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());

        // One image goes between the comparison and its deletion, so that a batch holds an unknown id.
        var vanished = false;
        rig.Wire.Intercept = (request, _) =>
        {
            if (request.Method == HttpMethod.Delete && !vanished)
            {
                vanished = true;
                rig.Emulator.Seed(seeder => seeder.Project(gallery.Gate).DeleteFromWorkspace(gallery.AlicesAtGate[1]));
            }

            return null;
        };
        var receipt = await rig.EraseAsync(plan);

        Truth.Holds(rig, receipt, plan, before);
        if (onlyInIteration == AllIterationsEffect.Removed && inPublished == AllIterationsEffect.Removed)
        {
            receipt.State.Should().Be(ErasureState.Complete);
        }

        // What must be there in any case: a model that keeps an image is named as its holder.
        foreach (var item in receipt.Objects.Where(item => item.Outcome is ErasureOutcome.StillThere or ErasureOutcome.Failed))
        {
            item.RemainingIterations.Should().BeEquivalentTo(
                rig.Project(item.ProjectId).Iterations.Where(iteration => iteration.ImageIds.Contains(item.Id)).Select(iteration => iteration.Id));
        }
    }

    [Theory]
    [InlineData(AllIterationsEffect.Ignored)]
    [InlineData(AllIterationsEffect.BadRequest)]
    public async Task Deleting_the_iteration_is_the_remedy(AllIterationsEffect effect)
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var behavior = rig.Emulator.Behavior.Deletion;
        (behavior.OnlyInIteration, behavior.InPublishedIteration) = (effect, effect);
        var request = Gallery.RequestForAlice(ModelDecision.DeleteIteration);
        request.AcceptCollateral = true;

        var receipt = await rig.EraseAsync(request);

        receipt.State.Should().Be(ErasureState.Complete);
    }

    [Theory]
    [InlineData(UnknownIdAnswer.NoContent)]
    [InlineData(UnknownIdAnswer.BadRequest)]
    [InlineData(UnknownIdAnswer.NotFound)]
    public async Task Whole_projects_go_whatever_a_second_deletion_answers(UnknownIdAnswer unknown)
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var behavior = rig.Emulator.Behavior.Deletion;
        (behavior.UnknownImageIds, behavior.UnknownPredictionIds, behavior.SecondDeletion) = (unknown, unknown, unknown);
        rig.Wire.Intercept = LoseEveryOther(static request => request.Method == HttpMethod.Delete);
        var before = Contents.Of(rig.Emulator);
        var plan = await rig.PlanAsync(ErasureRequest.ForProjects(gallery.Shop));

        var receipt = await rig.EraseAsync(plan);

        receipt.State.Should().Be(ErasureState.Complete);
        Truth.Holds(rig, receipt, plan, before);
    }

    private static Func<HttpRequestMessage, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>?> LoseEveryOther(Func<HttpRequestMessage, bool> isMeant)
    {
        var count = 0;
        return (request, send) => isMeant(request) && ++count % 2 == 1 ? LoseAsync(send) : null;
    }

    private static async Task<HttpResponseMessage> LoseAsync(Func<Task<HttpResponseMessage>> send)
    {
        (await send()).Dispose();
        throw new HttpRequestException("the answer was lost");
    }
}

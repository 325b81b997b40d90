using CustomVision.DataRights.Emulator;
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
        AllIterationsEffect onlyInIteration,
        AllIterationsEffect inPublished,
        UnknownIdAnswer unknown,
        bool refusedDeletes
    )
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
            item.Iterations.Should()
                .BeEquivalentTo(
                    rig.Project(item.ProjectId)
                        .Iterations.Where(iteration => iteration.ImageIds.Contains(item.Id))
                        .Select(iteration => iteration.Id)
                );
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

    /// <summary>Every switch of the emulator that says how deletions, links or listings go, at each of its other values.</summary>
    public static TheoryData<string, string, string> EverySwitch
    {
        get
        {
            var switches = new TheoryData<string, string, string>();
            var behavior = new EmulatorBehavior();
            foreach (var group in (object[])[behavior.Deletion, behavior.Listing, behavior.Images])
            {
                // A page of one prediction is not what a client could expect: it asks for more, and is refused.
                foreach (
                    var property in group
                        .GetType()
                        .GetProperties()
                        .Where(property => property.Name != nameof(ListingBehavior.MaxPredictionPageSize))
                )
                {
                    foreach (var value in Others(property.PropertyType, property.GetValue(group)!))
                    {
                        switches.Add(group.GetType().Name, property.Name, value);
                    }
                }
            }

            switches.Add(nameof(ResourceBehavior), nameof(ResourceBehavior.VirtualNetwork), "True");
            return switches;
        }
    }

    [Theory]
    [MemberData(nameof(EverySwitch))]
    public async Task The_receipt_is_true_whatever_a_switch_says(string group, string name, string value)
    {
        foreach (var isWhole in (bool[])[false, true])
        {
            await using var rig = await ErasureRig.StartAsync();
            var (shop, alice) = rig.Emulator.Seed(FaultTests.Plant);
            rig.Clock.Advance(TimeSpan.FromHours(1));
            var behavior = rig.Emulator.Behavior;
            var owner = group switch
            {
                nameof(DeletionBehavior) => behavior.Deletion,
                nameof(ListingBehavior) => behavior.Listing,
                nameof(ImageBehavior) => behavior.Images,
                _ => (object)behavior.Resource,
            };
            var property = owner.GetType().GetProperty(name)!;
            property.SetValue(
                owner,
                System.ComponentModel.TypeDescriptor.GetConverter(property.PropertyType).ConvertFromInvariantString(value)
            );
            var request = isWhole ? ErasureRequest.ForProjects(shop) : FaultTests.RequestFor(shop, alice);
            request.Limits.VerificationDeadline = TimeSpan.FromMinutes(10);
            var before = Contents.Of(rig.Emulator);
            var plan = await rig.PlanAsync(request);

            var receipt = await rig.EraseAsync(plan);

            Truth.Holds(rig, receipt, plan, before);
            var neverHappens =
                name == nameof(DeletionBehavior.LateDeletionDelay)
                && TimeSpan.Parse(value, System.Globalization.CultureInfo.InvariantCulture) < TimeSpan.Zero;
            receipt.State.Should().Be(neverHappens && !isWhole ? ErasureState.Incomplete : ErasureState.Complete);
        }
    }

    private static IEnumerable<string> Others(Type type, object standard) =>
        type == typeof(bool) ? [(!(bool)standard).ToString()]
        : type == typeof(int) ? ["1"]
        : type == typeof(TimeSpan)
            ? standard.Equals(TimeSpan.Zero) ? ["00:02:00", "-00:00:00.0010000"]
                : ["00:02:00"]
        : Enum.GetNames(type).Where(word => word != standard.ToString());

    private static Func<HttpRequestMessage, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>?> LoseEveryOther(
        Func<HttpRequestMessage, bool> isMeant
    )
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

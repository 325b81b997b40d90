using System.Text.Json.Nodes;
using CustomVision.DataRights.Emulator.Behavior;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tests.Erasure;

/// <summary>Answers of the right form that leave out what is there: they prove nothing, and decide nothing for good.</summary>
public sealed class WeakAnswerTests
{
    private const string NoPredictions = """{"token":{"session":"2:1","continuation":null},"results":[]}""";

    [Fact]
    public async Task An_empty_list_of_predictions_proves_nothing_where_one_must_be_there()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(ErasureRequest.ForPredictions([gallery.Predictions[0]]));
        rig.Wire.Intercept = Answering("/predictions/query", NoPredictions);

        var verification = await rig.Manager.VerifyErasureAsync(plan);
        var receipt = await rig.EraseAsync(plan);

        plan.Projects.Single().PredictionWitness.Should().NotBeNull().And.NotBe(gallery.Predictions[0]);
        verification.Objects.Single().Outcome.Should().Be(ErasureOutcome.Unknown);
        rig.Wire.Deletes.Should().NotBeEmpty("what is not shown may be there");
        receipt.Counts.Unknown.Should().Be(1);
        rig.Wire.Intercept = static (_, _) => null;
        (await rig.Manager.VerifyErasureAsync(plan)).IsGone.Should().BeTrue();
    }

    [Fact]
    public async Task Predictions_that_are_shown_late_are_found_where_none_is_to_stay()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(ErasureRequest.ForPredictions(gallery.Predictions));
        plan.Projects.Single().PredictionWitness.Should().BeNull();
        var asked = 0;
        rig.Wire.Intercept = (request, send) =>
            request.RequestUri!.AbsolutePath.EndsWith("/predictions/query", StringComparison.Ordinal) && ++asked == 1
                ? Task.FromResult(Wire.Answer(200, NoPredictions))
                : null;

        (await rig.Manager.VerifyErasureAsync(plan)).Objects.Should().OnlyContain(item => item.Outcome == ErasureOutcome.StillThere);

        asked = 0;
        var receipt = await rig.EraseAsync(plan);
        receipt.Counts.Erased.Should().Be(3, "the first look was not believed");
        rig.Project(gallery.Shop).PredictionIds.Should().BeEmpty();
    }

    [Fact]
    public async Task No_images_and_a_count_of_none_prove_nothing_in_a_set_of_which_something_stays()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());
        rig.Wire.Intercept = (request, _) =>
            request.RequestUri!.AbsolutePath switch
            {
                var path when path.EndsWith("/images/id", StringComparison.Ordinal) || path.EndsWith("/images", StringComparison.Ordinal) =>
                    Task.FromResult(Wire.Answer(200, "[]")),
                var path when path.EndsWith("/images/count", StringComparison.Ordinal) => Task.FromResult(Wire.Answer(200, "0")),
                _ => null,
            };

        (await rig.Manager.VerifyErasureAsync(plan)).Objects.Should().OnlyContain(item => item.Outcome == ErasureOutcome.Unknown);
    }

    [Fact]
    public async Task The_tags_of_a_model_all_of_whose_tags_are_erased_are_retained()
    {
        await using var rig = await ErasureRig.StartAsync();
        var alice = rig.Emulator.Seed(seeder =>
        {
            var project = seeder.AddProject("Shop", CustomVision.DataRights.Emulator.ProjectKind.Multilabel);
            var tag = project.AddTag("Alice");
            project.AddImages(5, tag);
            project.AddImages(2);
            project.Train();
            return tag;
        });
        var request = Gallery.RequestForAlice();
        request.DeleteEmptiedTags = true;
        var plan = await rig.PlanAsync(request);
        rig.Wire.Intercept = (request, _) =>
            rig.Wire.Deletes.Count > 0 && request.RequestUri!.AbsolutePath.EndsWith("/tags", StringComparison.Ordinal)
                ? Task.FromResult(Wire.Answer(200, "[]"))
                : null;

        var receipt = await rig.EraseAsync(plan);

        receipt.Objects.Single(item => item.Id == alice).Outcome.Should().Be(ErasureOutcome.Retained);
    }

    [Fact]
    public async Task A_look_that_leaves_one_image_out_is_corrected_by_the_next()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        rig.Emulator.Behavior.Deletion.OnlyInIteration = AllIterationsEffect.Ignored;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());
        var (stale, looks) = (gallery.AlicesInFirstAlone[0], 0);
        rig.Wire.Intercept = (message, send) =>
            rig.Wire.Deletes.Count > 0
            && message.RequestUri!.AbsolutePath.EndsWith("/images/id", StringComparison.Ordinal)
            && message.RequestUri.Query.Contains(gallery.First.ToString("D"), StringComparison.Ordinal)
            && ++looks == 1
                ? WithoutAsync(send, stale)
                : null;

        var receipt = await rig.EraseAsync(plan);

        looks.Should().BeGreaterThan(1);
        receipt.Objects.Single(item => item.Id == stale).Outcome.Should().Be(ErasureOutcome.StillThere);
    }

    [Fact]
    public async Task The_key_of_another_account_after_the_first_look_for_the_witness_proves_nothing()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(ErasureRequest.ForProjects(rig.Emulator.Account.Projects[0].Id));
        await rig.EraseAsync(plan);

        // From the second look for the witness on, the service is another's.
        var looks = 0;
        rig.Wire.Intercept = (request, _) =>
        {
            looks += request.RequestUri!.AbsolutePath.EndsWith("/projects", StringComparison.Ordinal) ? 1 : 0;
            return looks < 3 ? null
                : request.RequestUri.AbsolutePath.EndsWith("/projects", StringComparison.Ordinal) ? Task.FromResult(Wire.Answer(200, "[]"))
                : Task.FromResult(Wire.Answer(404, """{"code":"NotFoundProject","message":"no"}"""));
        };

        var verification = await rig.Manager.VerifyErasureAsync(plan);

        verification.Refusal.Should().NotBeNull("it is looked for once more after everything else");
        verification.Objects.Should().OnlyContain(item => item.Outcome == ErasureOutcome.Unknown);
    }

    [Fact]
    public async Task What_was_taken_for_gone_without_a_proof_is_deleted_when_the_plan_is_carried_out_again()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var before = Contents.Of(rig.Emulator);
        var plan = await rig.PlanAsync(ErasureRequest.ForProjects(rig.Emulator.Account.Projects[0].Id));
        var (approval, journal) = (rig.Approve(plan), new MemoryJournal());
        rig.Wire.Intercept = (request, _) =>
            request.Method == HttpMethod.Delete ? Task.FromResult(Wire.Answer(503, ""))
            : request.RequestUri!.AbsolutePath.EndsWith("/images/id", StringComparison.Ordinal) ? Task.FromResult(Wire.Answer(200, "[]"))
            : null;

        var first = await rig.EraseAsync(plan, journal, approval);
        rig.Wire.Intercept = static (_, _) => null;
        var second = await rig.EraseAsync(plan, journal, approval);

        first.State.Should().Be(ErasureState.Incomplete);
        second.State.Should().Be(ErasureState.Complete);
        Truth.Holds(rig, second, plan, before);
        (await ErasureAudit.CheckAsync(second, plan, journal)).Should().BeEmpty();
    }

    [Fact]
    public async Task What_was_refused_and_went_by_another_hand_is_not_called_erased()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());
        rig.Wire.Intercept = (message, _) =>
        {
            if (message.Method != HttpMethod.Delete)
            {
                return null;
            }

            OutsideChange.DeleteImages(rig, gallery.Shop, gallery.AlicesInShop);
            OutsideChange.DeleteImages(rig, gallery.Gate, gallery.AlicesAtGate);
            return Task.FromResult(Wire.Answer(403, """{"code":"ForbiddenUserInsufficientCapability","message":"no"}"""));
        };

        var receipt = await rig.EraseAsync(plan);

        receipt.Counts.Should().BeEquivalentTo(new { Erased = 0, AlreadyGone = 13 });
    }

    [Fact]
    public async Task A_list_of_tags_that_leaves_one_out_makes_no_plan()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        rig.Wire.Intercept = (request, _) =>
            request.RequestUri!.AbsolutePath.EndsWith("/tags", StringComparison.Ordinal) && request.RequestUri.Query.Length == 0
                ? Task.FromResult(Wire.Answer(200, "[]"))
                : null;

        var act = () => rig.PlanAsync(ErasureRequest.ForProjects(gallery.Shop));

        (await act.Should().ThrowAsync<ErasureRejectedException>()).Which.Rejection.Should().Be(ErasureRejection.IncompleteListing);
    }

    private static Func<HttpRequestMessage, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>?> Answering(
        string path,
        string body
    ) =>
        (request, _) =>
            request.RequestUri!.AbsolutePath.EndsWith(path, StringComparison.Ordinal) ? Task.FromResult(Wire.Answer(200, body)) : null;

    private static async Task<HttpResponseMessage> WithoutAsync(Func<Task<HttpResponseMessage>> send, Guid id)
    {
        using var answer = await send();
        var images = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsArray();
        images.Remove(images.FirstOrDefault(image => image!["id"]!.GetValue<Guid>() == id));
        return Wire.Answer(200, images.ToJsonString());
    }
}

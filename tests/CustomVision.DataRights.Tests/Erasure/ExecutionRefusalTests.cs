using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Tests.Erasure;

public sealed class ExecutionRefusalTests
{
    [Fact]
    public async Task An_approval_of_another_plan_is_refused()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var (plan, other) = (await rig.PlanAsync(Gallery.RequestForAlice()), await rig.PlanAsync(Gallery.RequestForAlice()));

        await RefusalAsync(rig, plan, rig.Approve(other), ErasureRejection.OtherPlanApproved);
    }

    [Fact]
    public async Task An_altered_plan_is_refused()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());
        var step = plan.Projects[0].Steps[0];
        var altered = plan with
        {
            Projects =
            [
                plan.Projects[0] with
                {
                    Steps = [step with { Objects = [.. step.Objects, step.Objects[0] with { Id = gallery.BobsInShop[1] }] }],
                },
                .. plan.Projects.Skip(1),
            ],
        };

        await RefusalAsync(rig, altered, rig.Approve(plan), ErasureRejection.PlanAltered);
    }

    [Fact]
    public async Task An_expired_plan_is_refused()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());
        rig.Clock.Advance(TimeSpan.FromDays(7));

        await RefusalAsync(rig, plan, rig.Approve(plan), ErasureRejection.PlanExpired);
    }

    [Fact]
    public async Task An_approval_that_is_older_than_the_plan_is_refused()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());

        await RefusalAsync(
            rig,
            plan,
            rig.Approve(plan) with
            {
                ApprovedAt = plan.CreatedAt.AddSeconds(-1),
            },
            ErasureRejection.ApprovalTooOld
        );
    }

    [Theory]
    [InlineData("", "why")]
    [InlineData("who", " ")]
    public async Task An_approval_without_a_person_or_a_reason_is_refused(string approver, string reason)
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());

        await RefusalAsync(rig, plan, rig.Approve(plan) with { Approver = approver, Reason = reason }, ErasureRejection.Malformed);
    }

    [Fact]
    public async Task An_id_that_came_under_a_legal_hold_since_is_refused()
    {
        var resource = new DataRightsOptions();
        var (rig, gallery) = await Gallery.StartAsync(configure: options => resource = options);
        await using var __ = rig;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());
        resource.LegalHolds = [gallery.AlicesInShop[4]];

        (await RefusalAsync(rig, plan, rig.Approve(plan), ErasureRejection.LegalHold)).Ids.Should().Equal(gallery.AlicesInShop[4]);
    }

    [Fact]
    public async Task A_hold_in_the_middle_of_an_execution_keeps_the_objects_on_hold()
    {
        var resource = new DataRightsOptions();
        var (rig, gallery) = await Gallery.StartAsync(configure: options => resource = options);
        await using var __ = rig;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());
        var held = plan.Projects[^1].Steps[^1].Objects[^1].Id;
        rig.Wire.Intercept = (request, _) =>
        {
            resource.LegalHolds = request.Method == HttpMethod.Delete ? [held] : resource.LegalHolds;
            return null;
        };

        var receipt = await rig.EraseAsync(plan);

        receipt.State.Should().Be(ErasureState.CompleteWithRetained);
        receipt
            .Objects.Single(item => item.Outcome == ErasureOutcome.Retained)
            .Should()
            .BeEquivalentTo(new { Id = held, Reason = "LegalHold" });
        rig.Emulator.Account.Projects.SelectMany(project => project.AllImageIds).Should().Contain(held);
    }

    [Fact]
    public async Task A_plan_of_another_endpoint_is_refused()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var (other, _) = await Gallery.StartAsync();
        await using var ___ = other;
        var plan = await other.PlanAsync(Gallery.RequestForAlice());

        await RefusalAsync(rig, plan, rig.Approve(plan), ErasureRejection.OtherEndpoint);
    }

    [Fact]
    public async Task A_journal_of_another_plan_is_refused()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var journal = new MemoryJournal();
        await rig.EraseAsync(await rig.PlanAsync(ErasureRequest.ForPredictions([Guid.Empty])), journal);
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());

        await RefusalAsync(rig, plan, rig.Approve(plan), ErasureRejection.JournalRefused, journal);
    }

    [Fact]
    public async Task A_new_image_of_the_subject_is_named_and_not_deleted()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var request = Gallery.RequestForAlice();
        var strict = await rig.PlanAsync(request);
        request.Limits.DriftTolerance = 1;
        var tolerant = await rig.PlanAsync(request);
        var added = rig.Emulator.Seed(seeder => seeder.Project(gallery.Shop).AddImages(1, gallery.Alice))[0];

        (await RefusalAsync(rig, strict, rig.Approve(strict), ErasureRejection.Drifted)).Ids.Should().Equal(added);
        var receipt = await rig.EraseAsync(tolerant);

        receipt.State.Should().Be(ErasureState.CompleteWithNew, "an image of the subject is known to be there");
        receipt.ToHtml().Should().Contain("make a new plan");
        receipt
            .Unplanned.Should()
            .BeEquivalentTo([
                new
                {
                    ProjectId = gallery.Shop,
                    Kind = ErasureObjectKind.Image,
                    Id = added,
                    Outcome = (ErasureOutcome?)null,
                    Reason = "New",
                },
            ]);
        rig.Project(gallery.Shop).WorkspaceImageIds.Should().Contain(added);
    }

    [Fact]
    public async Task A_new_project_with_the_subject_counts_as_drift()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());
        var added = rig.Emulator.Seed(seeder =>
        {
            var project = seeder.AddProject("Roof", CustomVision.DataRights.Emulator.ProjectKind.Multilabel);
            return project.AddImages(1, project.AddTag("Alice"))[0];
        });

        (await RefusalAsync(rig, plan, rig.Approve(plan), ErasureRejection.Drifted)).Ids.Should().Equal(added);
    }

    [Fact]
    public async Task An_image_that_is_no_longer_the_subjects_is_refused_as_drift()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());
        var relabelled = gallery.AlicesInShop[^1];
        using (var http = new HttpClient { BaseAddress = rig.Emulator.Endpoint })
        {
            http.DefaultRequestHeaders.Add("Training-Key", rig.Emulator.TrainingKey);
            using var answer = await http.DeleteAsync(
                new Uri(
                    $"customvision/v3.3/training/projects/{gallery.Shop}/images/tags?imageIds={relabelled}&tagIds={gallery.Alice}",
                    UriKind.Relative
                )
            );
            answer.EnsureSuccessStatusCode();
        }

        (await RefusalAsync(rig, plan, rig.Approve(plan), ErasureRejection.Drifted)).Ids.Should().Equal(relabelled);
    }

    [Fact]
    public async Task A_model_that_was_trained_with_the_subject_since_is_refused_as_drift()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());
        var trained = rig.Emulator.Seed(seeder => seeder.Project(gallery.Gate).Train());

        (await RefusalAsync(rig, plan, rig.Approve(plan), ErasureRejection.Drifted)).Ids.Should().Equal(trained);
    }

    [Fact]
    public async Task A_model_that_went_into_production_since_is_refused_as_drift()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var request = Gallery.RequestForAlice(ModelDecision.DeleteIteration);
        request.AcceptCollateral = true;
        var plan = await rig.PlanAsync(request);
        rig.Emulator.Seed(seeder => seeder.Project(gallery.Shop).Publish(gallery.First, "till"));

        (await RefusalAsync(rig, plan, rig.Approve(plan), ErasureRejection.Drifted)).Ids.Should().Equal(gallery.First);
    }

    [Fact]
    public async Task An_upload_into_a_project_to_delete_is_refused_as_drift()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(ErasureRequest.ForProjects(gallery.Yard));
        var added = rig.Emulator.Seed(seeder => seeder.Project(gallery.Yard).AddImages(1))[0];

        (await RefusalAsync(rig, plan, rig.Approve(plan), ErasureRejection.Drifted)).Ids.Should().Equal(added);
    }

    [Fact]
    public async Task A_new_project_is_refused_as_drift_where_the_plan_deletes_everything()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(ErasureRequest.ForEverything());
        var added = rig.Emulator.Seed(seeder => seeder.AddProject("New", CustomVision.DataRights.Emulator.ProjectKind.Multilabel).Id);

        (await RefusalAsync(rig, plan, rig.Approve(plan), ErasureRejection.Drifted)).Ids.Should().Equal(added);
    }

    private static async Task<ErasureRejectedException> RefusalAsync(
        ErasureRig rig,
        ErasurePlan plan,
        ErasureApproval approval,
        ErasureRejection rejection,
        MemoryJournal? journal = null
    )
    {
        var deletes = rig.Wire.Deletes.Count;
        var act = () => rig.EraseAsync(plan, journal, approval);
        var refusal = (await act.Should().ThrowAsync<ErasureRejectedException>()).Which;
        refusal.Rejection.Should().Be(rejection, refusal.Message);
        rig.Wire.Deletes.Should().HaveCount(deletes);
        return refusal;
    }
}

using CustomVision.DataRights.Deletion;
using CustomVision.DataRights.Emulator.Behavior;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tests.Facade;

public sealed class DeletionTests
{
    [Fact]
    public async Task DeleteProject_with_a_published_iteration_is_refused_names_it_and_changes_nothing()
    {
        await using var rig = await FacadeRig.StartAsync();

        var error = (
            await rig
                .Manager.Awaiting(manager => manager.DeleteProjectAsync(rig.People.Project))
                .Should()
                .ThrowAsync<IterationPublishedException>()
        ).Which;

        error.ProjectId.Should().Be(rig.People.Project);
        error.IterationIds.Should().Equal(rig.People.SecondIteration);
        error
            .Message.Should()
            .Contain(rig.People.SecondIteration.ToString())
            .And.Contain("unpublishFirst: true")
            .And.NotContain(PeopleAccount.PublishName);
        rig.Calls().Should().OnlyContain(call => call.Method == "GET");
        var project = rig.Emulator.Account.Project(rig.People.Project);
        project
            .Iterations.Single(iteration => iteration.Id == rig.People.SecondIteration)
            .PublishName.Should()
            .Be(PeopleAccount.PublishName);
    }

    [Fact]
    public async Task DeleteProject_unpublishes_first_when_asked_to()
    {
        await using var rig = await FacadeRig.StartAsync();

        await rig.Manager.DeleteProjectAsync(rig.People.Project, unpublishFirst: true);

        rig.Emulator.Account.Projects.Select(project => project.Id).Should().Equal(rig.People.DetectionProject);
        rig.Calls()
            .Select(call => (call.Method, call.Path, call.Query))
            .Should()
            .Equal(
                ("GET", rig.InProject("/iterations"), ""),
                ("DELETE", rig.InProject($"/iterations/{rig.People.SecondIteration}/publish"), ""),
                ("DELETE", rig.InProject(), "")
            );
        rig.Calls().Should().OnlyContain(call => call.Header("Training-Key") == FacadeRig.Key);
    }

    [Fact]
    public async Task DeleteProject_without_a_published_iteration_takes_nothing_out_of_production()
    {
        await using var rig = await FacadeRig.StartAsync();

        await rig.Manager.DeleteProjectAsync(rig.People.DetectionProject);

        rig.Emulator.Account.FindProject(rig.People.DetectionProject).Should().BeNull();
        rig.Calls("UnpublishIteration").Should().BeEmpty();
    }

    [Fact]
    public async Task DeleteProject_that_is_not_there_is_the_services_own_NotFound()
    {
        await using var rig = await FacadeRig.StartAsync();

        (await rig.Manager.Awaiting(manager => manager.DeleteProjectAsync(Guid.NewGuid())).Should().ThrowAsync<TrainingApiException>())
            .Which.Code.Should()
            .Be("NotFoundProject");
    }

    [Fact]
    public async Task DeleteIteration_that_is_published_is_refused_and_changes_nothing()
    {
        await using var rig = await FacadeRig.StartAsync();

        var error = await rig
            .Manager.Awaiting(manager => manager.DeleteIterationAsync(rig.People.Project, rig.People.SecondIteration))
            .Should()
            .ThrowAsync<IterationPublishedException>();

        error.Which.IterationIds.Should().Equal(rig.People.SecondIteration);
        rig.Calls().Should().OnlyContain(call => call.Method == "GET");
        rig.Emulator.Account.Project(rig.People.Project).Iterations.Should().HaveCount(2);
    }

    [Fact]
    public async Task DeleteIteration_unpublishes_it_first_when_asked_to_and_leaves_the_other_one_alone()
    {
        await using var rig = await FacadeRig.StartAsync();

        await rig.Manager.DeleteIterationAsync(rig.People.Project, rig.People.SecondIteration, unpublishFirst: true);

        rig.Emulator.Account.Project(rig.People.Project)
            .Iterations.Select(iteration => iteration.Id)
            .Should()
            .Equal(rig.People.FirstIteration);
        rig.Calls()
            .Select(call => (call.Method, call.Path))
            .Should()
            .Equal(
                ("GET", rig.InProject($"/iterations/{rig.People.SecondIteration}")),
                ("DELETE", rig.InProject($"/iterations/{rig.People.SecondIteration}/publish")),
                ("DELETE", rig.InProject($"/iterations/{rig.People.SecondIteration}"))
            );
    }

    [Fact]
    public async Task DeleteIteration_that_is_not_published_takes_its_frozen_images_with_it()
    {
        await using var rig = await FacadeRig.StartAsync();

        await rig.Manager.DeleteIterationAsync(rig.People.Project, rig.People.FirstIteration);

        rig.Emulator.Account.Project(rig.People.Project).AllImageIds.Should().BeEquivalentTo(rig.People.Workspace);
        rig.Calls("UnpublishIteration").Should().BeEmpty();
    }

    [Fact]
    public async Task DeleteTag_leaves_the_images_and_what_iterations_froze()
    {
        await using var rig = await FacadeRig.StartAsync();

        await rig.Manager.DeleteTagAsync(rig.People.Project, rig.People.Person);

        var project = rig.Emulator.Account.Project(rig.People.Project);
        project.Tags.Keys.Should().Equal(rig.People.Staff);
        project.WorkspaceImageIds.Should().BeEquivalentTo(rig.People.Workspace);
        project.Iterations.Should().OnlyContain(iteration => iteration.Tags.ContainsKey(rig.People.Person));
        (rig.OnlyCall().Method, rig.OnlyCall().Path, rig.OnlyCall().Query)
            .Should()
            .Be(("DELETE", rig.InProject($"/tags/{rig.People.Person}"), ""));
    }

    [Fact]
    public async Task DeletePredictions_says_what_happened_to_each_in_the_order_given_and_names_none_twice()
    {
        await using var rig = await FacadeRig.StartAsync();
        var (first, second) = (rig.People.Predictions[0], rig.People.Predictions[2]);

        var results = await rig.Manager.DeletePredictionsAsync(rig.People.Project, [second, first, second]);

        results
            .Select(result => (result.Id, result.Outcome, result.Error))
            .Should()
            .Equal((second, DeletionOutcome.Accepted, null), (first, DeletionOutcome.Accepted, null));
        rig.Emulator.Account.Project(rig.People.Project)
            .PredictionIds.Should()
            .BeEquivalentTo([rig.People.Predictions[1], rig.People.Predictions[3]]);
        (rig.OnlyCall().Method, rig.OnlyCall().Path, rig.OnlyCall().Query)
            .Should()
            .Be(("DELETE", rig.InProject("/predictions"), $"ids={second}%2C{first}"));
    }

    [Fact]
    public async Task DeletePredictions_splits_by_64_and_a_batch_that_fails_does_not_stop_the_others()
    {
        await using var rig = await FacadeRig.StartAsync();
        rig.Emulator.Behavior.Deletion.UnknownPredictionIds = UnknownIdAnswer.BadRequest;
        var ids = rig.Emulator.Seed(account =>
            Enumerable.Range(0, 130).Select(_ => account.Project(rig.People.Project).AddPrediction(rig.People.FirstIteration)).ToList()
        );
        var unknown = Guid.NewGuid();
        ids[70] = unknown;

        var results = await rig.Manager.DeletePredictionsAsync(rig.People.Project, ids);

        results.Select(result => result.Id).Should().Equal(ids);
        results
            .Select((result, index) => (result, index))
            .Should()
            .OnlyContain(entry =>
                entry.index / 64 == 1
                    ? entry.result.Outcome == DeletionOutcome.Failed && entry.result.Error!.Code == "BadRequestInvalidIds"
                    : entry.result.Outcome == DeletionOutcome.Accepted && entry.result.Error == null
            );
        rig.Calls("DeletePrediction").Should().HaveCount(3);
        rig.Emulator.Account.Project(rig.People.Project)
            .PredictionIds.Should()
            .Contain(ids.Skip(64).Take(64).Where(id => id != unknown))
            .And.NotContain(ids[0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/iterations/{0}")]
    [InlineData("/iterations/{0}/publish")]
    [InlineData("/tags/{1}")]
    public async Task Deletion_whose_answer_is_lost_is_repeated_and_what_it_no_longer_finds_is_deleted(string path)
    {
        await using var rig = await FacadeRig.StartAsync(new TestClock { DelaysPassAtOnce = true });
        var people = rig.People;
        var deleted = $"{people.Project}{string.Format(null, path, people.SecondIteration, people.Person)}";
        var lost = 0;
        rig.Wire.Intercept = (request, send) =>
            Wire.IsDelete(request, "") && request.RequestUri!.AbsolutePath.EndsWith(deleted, StringComparison.Ordinal) && lost++ == 0
                ? LoseAsync(send)
                : null;

        await rig.Manager.DeleteTagAsync(people.Project, people.Person);
        await rig.Manager.DeleteIterationAsync(people.Project, people.SecondIteration, unpublishFirst: true);
        await rig.Manager.DeleteProjectAsync(people.Project);

        lost.Should().BePositive();
        rig.Emulator.Account.FindProject(people.Project).Should().BeNull();
    }

    [Fact]
    public async Task Tag_that_is_not_there_at_the_first_attempt_is_an_error()
    {
        await using var rig = await FacadeRig.StartAsync();

        (
            await rig
                .Manager.Awaiting(manager => manager.DeleteTagAsync(rig.People.Project, Guid.NewGuid()))
                .Should()
                .ThrowAsync<TrainingApiException>()
        )
            .Which.Code.Should()
            .Be("NotFoundTag");
    }

    [Fact]
    public async Task Deleting_nothing_sends_nothing()
    {
        await using var rig = await FacadeRig.StartAsync();

        (await rig.Manager.DeleteImagesAsync(rig.People.Project, [])).Should().BeEmpty();
        (await rig.Manager.DeletePredictionsAsync(rig.People.Project, [])).Should().BeEmpty();

        rig.Calls().Should().BeEmpty();
    }

    private static async Task<HttpResponseMessage> LoseAsync(Func<Task<HttpResponseMessage>> send)
    {
        using var answer = await send();
        throw new HttpRequestException("The connection broke after the request.");
    }
}

using System.Net;

namespace CustomVision.DataRights.Tests.Facade;

public sealed class ProjectAndTagTests
{
    [Fact]
    public async Task ExportProjects_gives_all_in_one_call_that_carries_the_key()
    {
        await using var rig = await FacadeRig.StartAsync();

        var projects = await rig.Manager.ExportProjectsAsync();

        projects.Select(project => project.Id).Should().BeEquivalentTo([rig.People.Project, rig.People.DetectionProject]);
        projects.Single(project => project.Id == rig.People.Project).Name.Should().Be(PeopleAccount.ProjectName);
        var call = rig.OnlyCall();
        (call.Method, call.Path, call.Query).Should().Be(("GET", FacadeRig.Api("projects"), ""));
        call.Header("Training-Key").Should().Be(FacadeRig.Key);
        call.Headers.Keys.Should().NotContain(["cookie", "authorization", "prediction-key"]);
    }

    [Fact]
    public async Task ExportProject_gives_the_settings()
    {
        await using var rig = await FacadeRig.StartAsync();

        var project = await rig.Manager.ExportProjectAsync(rig.People.Project);

        project.Description.Should().Be(PeopleAccount.ProjectDescription);
        project.Settings!.ClassificationType.Should().Be("Multilabel");
        project.Created.Offset.Should().Be(TimeSpan.Zero);
        (rig.OnlyCall().Path, rig.OnlyCall().Query).Should().Be((rig.InProject(), ""));
    }

    [Fact]
    public async Task Project_that_does_not_exist_is_the_services_own_NotFound()
    {
        await using var rig = await FacadeRig.StartAsync();
        var unknown = Guid.NewGuid();

        var error = (
            await rig.Manager.Awaiting(manager => manager.ExportProjectAsync(unknown)).Should().ThrowAsync<TrainingApiException>()
        ).Which;

        error
            .Should()
            .BeEquivalentTo(
                new
                {
                    Operation = "GetProject",
                    Status = HttpStatusCode.NotFound,
                    Code = "NotFoundProject",
                    IsServiceShaped = true,
                    Attempts = 1,
                }
            );
        error.RequestId.Should().NotBeNullOrEmpty();
    }

    [Fact]
    public async Task Wrong_key_is_a_gateways_refusal_that_says_what_to_check_and_does_not_show_it()
    {
        await using var rig = await FacadeRig.StartAsync(options: options => options.TrainingKey = "another-key-0123");

        var error = (
            await rig.Manager.Awaiting(manager => manager.ExportProjectsAsync()).Should().ThrowAsync<TrainingApiException>()
        ).Which;

        error.Status.Should().Be(HttpStatusCode.Unauthorized);
        error.IsServiceShaped.Should().BeFalse();
        error.Message.Should().Contain("TrainingKey").And.Contain("Endpoint").And.NotContain("another-key-0123");
        rig.Calls().Should().ContainSingle("a wrong key does not become right by asking again");
    }

    [Fact]
    public async Task Another_version_of_the_API_is_asked_by_its_path()
    {
        await using var rig = await FacadeRig.StartAsync(options: options => options.ApiVersion = "v3.4-preview");

        await rig.Manager.ExportProjectAsync(rig.People.Project);

        rig.OnlyCall().Path.Should().Be($"/customvision/v3.4-preview/training/projects/{rig.People.Project}");
    }

    [Fact]
    public async Task ExportTags_gives_the_workspaces_or_those_that_an_iteration_froze()
    {
        await using var rig = await FacadeRig.StartAsync();
        await rig.Manager.DeleteTagAsync(rig.People.Project, rig.People.Staff);
        rig.Emulator.Requests.Clear();

        var now = await rig.Manager.ExportTagsAsync(rig.People.Project);
        var then = await rig.Manager.ExportTagsAsync(rig.People.Project, rig.People.FirstIteration);

        now.Select(tag => tag.Id).Should().Equal(rig.People.Person);
        then.Select(tag => tag.Id).Should().BeEquivalentTo([rig.People.Person, rig.People.Staff]);
        then.Single(tag => tag.Id == rig.People.Person)
            .Should()
            .BeEquivalentTo(
                new
                {
                    Name = PeopleAccount.PersonTag,
                    Type = "Regular",
                    ImageCount = 5,
                }
            );
        rig.Calls()
            .Select(call => (call.Path, call.Query))
            .Should()
            .Equal((rig.InProject("/tags"), ""), (rig.InProject("/tags"), $"iterationId={rig.People.FirstIteration}"));
    }

    [Fact]
    public async Task ExportTag_gives_one_of_the_workspace_or_of_an_iteration()
    {
        await using var rig = await FacadeRig.StartAsync();
        await rig.Manager.DeleteTagAsync(rig.People.Project, rig.People.Staff);
        rig.Emulator.Requests.Clear();

        var frozen = await rig.Manager.ExportTagAsync(rig.People.Project, rig.People.Staff, rig.People.FirstIteration);

        frozen.Name.Should().Be(PeopleAccount.StaffTag);
        (rig.OnlyCall().Path, rig.OnlyCall().Query)
            .Should()
            .Be((rig.InProject($"/tags/{rig.People.Staff}"), $"iterationId={rig.People.FirstIteration}"));
        (
            await rig
                .Manager.Awaiting(manager => manager.ExportTagAsync(rig.People.Project, rig.People.Staff))
                .Should()
                .ThrowAsync<TrainingApiException>()
        )
            .Which.Code.Should()
            .Be("NotFoundTag");
    }
}

using System.Net;
using CustomVision.DataRights.Deletion;
using CustomVision.DataRights.Emulator.Behavior;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tests.Facade;

public sealed class DeleteImagesTests
{
    [Fact]
    public async Task Default_removes_the_images_from_the_workspace_and_from_every_iteration()
    {
        await using var rig = await FacadeRig.StartAsync();
        var image = rig.People.PersonImages[0];

        var results = await rig.Manager.DeleteImagesAsync(rig.People.Project, [image]);

        results
            .Should()
            .ContainSingle()
            .Which.Should()
            .BeEquivalentTo(
                new
                {
                    Id = image,
                    Outcome = DeletionOutcome.Accepted,
                    Error = (object?)null,
                }
            );
        rig.Emulator.Account.Project(rig.People.Project).AllImageIds.Should().NotContain(image).And.HaveCount(6);
        rig.Emulator.Account.Project(rig.People.Project).ImageBytes(image).Should().BeNull();
        var call = rig.OnlyCall();
        (call.Method, call.Path, call.Query, call.Status)
            .Should()
            .Be(("DELETE", rig.InProject("/images"), $"allIterations=true&imageIds={image}", 202));
        call.Header("Training-Key").Should().Be(FacadeRig.Key);
    }

    [Fact]
    public async Task Without_the_iterations_the_images_are_removed_from_the_workspace_only()
    {
        await using var rig = await FacadeRig.StartAsync();
        var image = rig.People.PersonImages[0];

        await rig.Manager.DeleteImagesAsync(rig.People.Project, [image], allIterations: false);

        var project = rig.Emulator.Account.Project(rig.People.Project);
        project.WorkspaceImageIds.Should().NotContain(image);
        project.Iterations.Should().OnlyContain(iteration => iteration.ImageIds.Contains(image));
        (rig.OnlyCall().Query, rig.OnlyCall().Status).Should().Be(($"imageIds={image}", 204));
    }

    [Fact]
    public async Task Image_that_only_an_iteration_holds_is_removed_there()
    {
        await using var rig = await FacadeRig.StartAsync();

        var results = await rig.Manager.DeleteImagesAsync(
            rig.People.Project,
            rig.People.FrozenImages,
            completionTimeout: TimeSpan.FromMinutes(5)
        );

        results.Should().OnlyContain(result => result.Outcome == DeletionOutcome.Gone);
        rig.Emulator.Account.Project(rig.People.Project).AllImageIds.Should().BeEquivalentTo(rig.People.Workspace);
    }

    [Fact]
    public async Task Any_number_of_ids_is_split_and_an_id_named_twice_counts_once()
    {
        await using var rig = await FacadeRig.StartAsync(options: options => options.MaxRequestLineLength = 65_536);
        var ids = rig.Emulator.Seed(account => account.Project(rig.People.Project).AddImages(700, rig.People.Person));

        var results = await rig.Manager.DeleteImagesAsync(rig.People.Project, ids.Concat(ids.Take(30)));

        results.Select(result => result.Id).Should().Equal(ids);
        rig.Calls("DeleteImages").Select(IdsIn).Should().Equal(256, 256, 188);
        rig.Emulator.Account.Project(rig.People.Project).WorkspaceImageIds.Should().BeEquivalentTo(rig.People.Workspace);
    }

    [Fact]
    public async Task Request_lines_stay_within_the_configured_length()
    {
        await using var rig = await FacadeRig.StartAsync(options: options => options.MaxRequestLineLength = 2000);
        var ids = rig.Emulator.Seed(account => account.Project(rig.People.Project).AddImages(120, rig.People.Person));

        await rig.Manager.DeleteImagesAsync(rig.People.Project, ids);

        rig.Calls("DeleteImages").Should().OnlyContain(call => call.Path.Length + 1 + call.Query.Length <= 2000);
        rig.Calls("DeleteImages").Sum(IdsIn).Should().Be(120);
        rig.Emulator.Account.Project(rig.People.Project).WorkspaceImageIds.Should().BeEquivalentTo(rig.People.Workspace);
    }

    [Fact]
    public async Task Batch_that_the_service_refuses_does_not_stop_the_others()
    {
        await using var rig = await FacadeRig.StartAsync(options: options => options.MaxRequestLineLength = 65_536);
        rig.Emulator.Behavior.Deletion.UnknownImageIds = UnknownIdAnswer.BadRequest;
        var ids = rig.Emulator.Seed(account => account.Project(rig.People.Project).AddImages(300, rig.People.Person)).ToList();
        ids[299] = Guid.NewGuid();

        var results = await rig.Manager.DeleteImagesAsync(rig.People.Project, ids, completionTimeout: TimeSpan.FromMinutes(5));

        results.Take(256).Should().OnlyContain(result => result.Outcome == DeletionOutcome.Gone && result.Error == null);
        results
            .Skip(256)
            .Should()
            .OnlyContain(result => result.Outcome == DeletionOutcome.Failed && result.Error!.Code == "BadRequestInvalidIds");
        rig.Emulator.Account.Project(rig.People.Project)
            .WorkspaceImageIds.Should()
            .HaveCount(rig.People.Workspace.Count() + 44, "the refused batch held 43 others, and the unknown id stood in for one");
    }

    [Fact]
    public async Task Waiting_asks_until_a_late_deletion_has_happened()
    {
        var time = new TestClock { DelaysPassAtOnce = true };
        await using var rig = await FacadeRig.StartAsync(time);
        rig.Emulator.Behavior.Deletion.LateDeletionDelay = TimeSpan.FromSeconds(40);

        var results = await rig.Manager.DeleteImagesAsync(
            rig.People.Project,
            rig.People.PersonImages,
            completionTimeout: TimeSpan.FromMinutes(5)
        );

        results.Should().OnlyContain(result => result.Outcome == DeletionOutcome.Gone);
        time.Elapsed.Should().BeGreaterThan(TimeSpan.FromSeconds(40)).And.BeLessThan(TimeSpan.FromSeconds(60));
        rig.Calls("GetImagesByIds")
            .Select(call => call.Query.Contains("iterationId", StringComparison.Ordinal))
            .Should()
            .Contain([true, false]);
        rig.Calls("GetImagesByIds").Count.Should().BeLessThan(40, "the pauses grow");
    }

    [Theory]
    [InlineData(UnknownIdAnswer.BadRequest)]
    [InlineData(UnknownIdAnswer.NotFound)]
    public async Task Waiting_finds_images_gone_where_the_service_refuses_to_be_asked_for_them(UnknownIdAnswer answer)
    {
        await using var rig = await FacadeRig.StartAsync();
        rig.Emulator.Behavior.Listing.UnknownImageIds = answer;

        var results = await rig.Manager.DeleteImagesAsync(
            rig.People.Project,
            [rig.People.PersonImages[0]],
            completionTimeout: TimeSpan.FromSeconds(10)
        );

        results.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Outcome = DeletionOutcome.Gone, Error = (object?)null });
    }

    [Fact]
    public async Task Without_waiting_nothing_is_asked_and_acceptance_is_all_that_is_said()
    {
        await using var rig = await FacadeRig.StartAsync();
        rig.Emulator.Behavior.Deletion.LateDeletionDelay = Timeout.InfiniteTimeSpan;

        var results = await rig.Manager.DeleteImagesAsync(rig.People.Project, rig.People.PersonImages);

        results.Should().OnlyContain(result => result.Outcome == DeletionOutcome.Accepted);
        rig.Calls().Should().ContainSingle();
        rig.Emulator.Account.Project(rig.People.Project).WorkspaceImageIds.Should().Contain(rig.People.PersonImages);
    }

    [Fact]
    public async Task Deletion_that_has_not_happened_by_the_deadline_is_still_there_with_the_iterations_that_hold_it()
    {
        var time = new TestClock { DelaysPassAtOnce = true };
        await using var rig = await FacadeRig.StartAsync(time);
        rig.Emulator.Behavior.Deletion.LateDeletionDelay = Timeout.InfiniteTimeSpan;

        var results = await rig.Manager.DeleteImagesAsync(
            rig.People.Project,
            [rig.People.PersonImages[0], rig.People.FrozenImages[0]],
            completionTimeout: TimeSpan.FromMinutes(2)
        );

        results.Should().OnlyContain(result => result.Outcome == DeletionOutcome.StillThere);
        results[0].RemainingIterations.Should().BeEquivalentTo([rig.People.FirstIteration, rig.People.SecondIteration]);
        results[1].RemainingIterations.Should().Equal(rig.People.FirstIteration);
        time.Elapsed.Should().BeCloseTo(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Image_that_a_published_iteration_keeps_is_still_there_and_names_it()
    {
        var time = new TestClock { DelaysPassAtOnce = true };
        await using var rig = await FacadeRig.StartAsync(time);
        rig.Emulator.Behavior.Deletion.InPublishedIteration = AllIterationsEffect.Ignored;

        var results = await rig.Manager.DeleteImagesAsync(
            rig.People.Project,
            [rig.People.PersonImages[0], rig.People.FrozenImages[0]],
            completionTimeout: TimeSpan.FromMinutes(5)
        );

        results.Select(result => result.Outcome).Should().Equal(DeletionOutcome.StillThere, DeletionOutcome.Gone);
        results[0].RemainingIterations.Should().Equal(rig.People.SecondIteration);
    }

    [Fact]
    public async Task Waiting_for_the_workspace_alone_does_not_look_into_iterations()
    {
        await using var rig = await FacadeRig.StartAsync();

        var results = await rig.Manager.DeleteImagesAsync(
            rig.People.Project,
            rig.People.PersonImages,
            allIterations: false, completionTimeout: TimeSpan.FromMinutes(5)
        );

        results.Should().OnlyContain(result => result.Outcome == DeletionOutcome.Gone);
        rig.Calls("GetImagesByIds").Should().ContainSingle().Which.Query.Should().NotContain("iterationId");
    }

    [Fact]
    public async Task Deadline_of_nothing_is_refused_before_anything_is_sent()
    {
        await using var rig = await FacadeRig.StartAsync();

        await rig
            .Manager.Awaiting(manager =>
                manager.DeleteImagesAsync(
                    rig.People.Project,
                    rig.People.PersonImages,
                    completionTimeout: TimeSpan.Zero
                )
            )
            .Should()
            .ThrowAsync<ArgumentOutOfRangeException>();

        rig.Calls().Should().BeEmpty();
    }

    [Fact]
    public async Task Iteration_that_vanishes_in_between_holds_nothing_any_more()
    {
        var time = new TestClock { DelaysPassAtOnce = true };
        await using var rig = await FacadeRig.StartAsync(time);
        var people = rig.People;
        rig.Wire.Intercept = (request, _) =>
            request.RequestUri!.AbsolutePath.EndsWith("/iterations", StringComparison.Ordinal)
                ? Task.FromResult(
                    StubHandler.Json(
                        $$"""[{"id":"{{Guid.NewGuid()}}","name":"Iteration 9"},{"id":"{{people.SecondIteration}}","name":"Iteration 2"}]"""
                    )
                )
                : null;

        var results = await rig.Manager.DeleteImagesAsync(
            people.Project,
            people.PersonImages,
            completionTimeout: TimeSpan.FromMinutes(5)
        );

        results.Should().OnlyContain(result => result.Outcome == DeletionOutcome.Gone);
        rig.Calls("GetImagesByIds").Select(call => call.Status).Should().Contain(404);
    }

    [Fact]
    public async Task Service_that_cannot_be_asked_again_leaves_every_acceptance_said_and_why_no_more_is_known()
    {
        await using var rig = await FacadeRig.StartAsync();
        rig.Wire.Intercept = static (request, _) =>
            request.RequestUri!.AbsolutePath.EndsWith("/images/id", StringComparison.Ordinal)
                ? Task.FromResult(
                    StubHandler.Json("""{"error":{"code":"403","message":"Access denied"}}""", HttpStatusCode.Forbidden)
                )
                : null;

        var results = await rig.Manager.DeleteImagesAsync(
            rig.People.Project,
            rig.People.PersonImages,
            completionTimeout: TimeSpan.FromMinutes(5)
        );

        results.Select(result => result.Id).Should().Equal(rig.People.PersonImages);
        results
            .Should()
            .OnlyContain(result => result.Outcome == DeletionOutcome.Accepted && result.Error!.Status == HttpStatusCode.Forbidden);
    }

    private static int IdsIn(Emulator.Traffic.LoggedRequest call) => call.Query.Split("imageIds=")[1].Split("%2C").Length;
}

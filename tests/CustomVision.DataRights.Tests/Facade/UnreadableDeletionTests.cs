using System.Net;
using CustomVision.DataRights.Deletion;
using CustomVision.DataRights.Emulator.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tests.Facade;

/// <summary>A proxy answers a deletion with a page of its own and status 200: nothing was deleted, and nothing says that it was.</summary>
public sealed class UnreadableDeletionTests
{
    [Fact]
    public async Task Page_of_a_proxy_fails_the_deletion_of_a_project_an_iteration_and_a_tag()
    {
        await using var rig = await StartAsync();
        rig.Emulator.Faults.Add(FaultRule.ForEverything().WithMethod("DELETE").Html());
        var (project, iteration) = (rig.People.DetectionProject, rig.People.FirstIteration);

        foreach (
            var deletion in (Func<IUserDataManager, Task>[])
                [
                    manager => manager.DeleteProjectAsync(project),
                    manager => manager.DeleteIterationAsync(rig.People.Project, iteration),
                    manager => manager.DeleteIterationAsync(rig.People.Project, rig.People.SecondIteration, unpublishFirst: true),
                    manager => manager.DeleteTagAsync(rig.People.Project, rig.People.Person),
                ]
        )
        {
            (await rig.Manager.Awaiting(deletion).Should().ThrowAsync<TrainingApiException>()).Which.Status.Should().Be(HttpStatusCode.OK);
        }

        rig.Calls("DeleteIteration").Should().HaveCount(3, "the published one was not asked for: its unpublication was not confirmed");
        rig.Emulator.Account.Projects.Should().HaveCount(2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Page_of_a_proxy_leaves_the_fate_of_images_and_predictions_unknown(bool waits)
    {
        await using var rig = await StartAsync();
        rig.Emulator.Faults.Add(FaultRule.ForEverything().WithMethod("DELETE").Html());

        var images = await rig.Manager.DeleteImagesAsync(
            rig.People.Project,
            rig.People.PersonImages,
            completionTimeout: waits ? TimeSpan.FromMinutes(5) : null
        );
        var predictions = await rig.Manager.DeletePredictionsAsync(rig.People.Project, rig.People.Predictions);

        images.Should().OnlyContain(image => image.Outcome == DeletionOutcome.Unknown && image.Error!.Attempts == 3);
        predictions.Should().OnlyContain(prediction => prediction.Outcome == DeletionOutcome.Unknown && prediction.Error!.Attempts == 3);
    }

    [Fact]
    public async Task Lost_answer_to_a_deletion_that_was_made_is_found_gone_by_asking()
    {
        var lost = 0;
        await using var rig = await FacadeRig.StartAsync(
            new TestClock { DelaysPassAtOnce = true },
            options => options.MaxRetryAttempts = 0
        );
        rig.Wire.Intercept = (request, send) => request.Method == HttpMethod.Delete ? LoseAsync(send) : null;

        var images = await rig.Manager.DeleteImagesAsync(
            rig.People.Project,
            rig.People.PersonImages,
            completionTimeout: TimeSpan.FromMinutes(5)
        );

        lost.Should().Be(1);
        images.Should().OnlyContain(image => image.Outcome == DeletionOutcome.Gone);

        async Task<HttpResponseMessage> LoseAsync(Func<Task<HttpResponseMessage>> send)
        {
            lost++;
            using var answer = await send();
            return new HttpResponseMessage(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Repeated_deletion_that_finds_another_object_missing_is_not_believed()
    {
        await using var rig = await StartAsync();
        rig.Emulator.Faults.Add(FaultRule.ForEverything().WithMethod("DELETE").Nth(1).Answer(503));
        rig.Emulator.Faults.Add(
            FaultRule.ForEverything().WithMethod("DELETE").Answer(404, shape: ErrorShape.Service, code: "NotFoundApimSubscription")
        );

        var error = (
            await rig
                .Manager.Awaiting(manager => manager.DeleteTagAsync(rig.People.Project, rig.People.Person))
                .Should()
                .ThrowAsync<TrainingApiException>()
        ).Which;

        (error.Code, error.Attempts).Should().Be(("NotFoundApimSubscription", 2));
    }

    private static Task<FacadeRig> StartAsync() =>
        FacadeRig.StartAsync(new TestClock { DelaysPassAtOnce = true }, options => options.MaxRetryAttempts = 2);
}

using System.Net;
using CustomVision.DataRights.Emulator.Behavior;

namespace CustomVision.DataRights.Emulator.Tests.Images;

public sealed class DeleteImagesTests
{
    [Fact]
    public async Task DeleteImages_ByIds_TouchesTheWorkspaceOnly()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var (project, iteration, ids) = Trained(fixture.Emulator);

        (await fixture.DeleteAsync($"projects/{project}/images?imageIds={ids[0]}")).Should().Be(HttpStatusCode.NoContent);

        (await fixture.CountAsync($"projects/{project}/images/count")).Should().Be(4);
        (await fixture.CountAsync($"projects/{project}/images/count?iterationId={iteration}")).Should().Be(5);
        (await fixture.IdsAsync($"projects/{project}/images/id?imageIds={ids[0]}&iterationId={iteration}")).Should().Equal(ids[0]);
        (await fixture.IdsAsync($"projects/{project}/images/id?imageIds={ids[0]}")).Should().BeEmpty();
        fixture.Emulator.Account.Project(project).ImageBytes(ids[0]).Should().NotBeNull("an iteration still holds the image");
    }

    [Fact]
    public async Task DeleteImages_FromAllIterations_RemovesEverywhereAndTheBytes()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var (project, iteration, ids) = Trained(fixture.Emulator);
        var link = (await fixture.GetAsync($"projects/{project}/images/id?imageIds={ids[0]}"))[0]
            .GetProperty("originalImageUri")
            .GetString()!;

        (await fixture.DeleteAsync($"projects/{project}/images?imageIds={ids[0]}%2C{ids[1]}&allIterations=true"))
            .Should()
            .Be(HttpStatusCode.Accepted);

        (await fixture.CountAsync($"projects/{project}/images/count")).Should().Be(3);
        (await fixture.CountAsync($"projects/{project}/images/count?iterationId={iteration}")).Should().Be(3);
        fixture.Emulator.Account.BlobExists(link).Should().BeFalse();
        using var download = await fixture.Client.GetAsync(link);
        download.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await download.Content.ReadAsStringAsync()).Should().Contain("BlobNotFound");
    }

    [Fact]
    public async Task DeleteImages_WithADelay_StaysReadableUntilThen()
    {
        var clock = new TestClock();
        await using var fixture = await EmulatorFixture.StartAsync(options =>
        {
            options.TimeProvider = clock;
            options.Behavior.Deletion.LateDeletionDelay = TimeSpan.FromSeconds(30);
        });
        var (project, iteration, _) = Trained(fixture.Emulator);

        (await fixture.DeleteAsync($"projects/{project}/images?allImages=true&allIterations=true")).Should().Be(HttpStatusCode.Accepted);
        clock.Advance(TimeSpan.FromSeconds(29));
        (await fixture.CountAsync($"projects/{project}/images/count")).Should().Be(5);
        (await fixture.CountAsync($"projects/{project}/images/count?iterationId={iteration}")).Should().Be(5);

        clock.Advance(TimeSpan.FromSeconds(1));
        (await fixture.CountAsync($"projects/{project}/images/count")).Should().Be(0);
        (await fixture.CountAsync($"projects/{project}/images/count?iterationId={iteration}")).Should().Be(0);
    }

    [Fact]
    public async Task DeleteImages_NeverApplied_WaitsForTheTest()
    {
        await using var fixture = await EmulatorFixture.StartAsync(options =>
            options.Behavior.Deletion.LateDeletionDelay = Timeout.InfiniteTimeSpan
        );
        var (project, _, ids) = Trained(fixture.Emulator);

        await fixture.DeleteAsync($"projects/{project}/images?allImages=true");
        (await fixture.CountAsync($"projects/{project}/images/count")).Should().Be(5);

        fixture.Emulator.ApplyLateDeletions();
        (await fixture.CountAsync($"projects/{project}/images/count")).Should().Be(0);
        fixture.Emulator.Account.Project(project).AllImageIds.Should().BeEquivalentTo(ids, "allImages alone leaves the iterations");
    }

    [Theory]
    [InlineData(UnknownIdAnswer.NoContent, false, HttpStatusCode.NoContent, 4)]
    [InlineData(UnknownIdAnswer.BadRequest, false, HttpStatusCode.BadRequest, 5)]
    [InlineData(UnknownIdAnswer.NotFound, false, HttpStatusCode.NotFound, 5)]
    [InlineData(UnknownIdAnswer.NotFound, true, HttpStatusCode.NotFound, 4)]
    public async Task DeleteImages_WithAnUnknownId_AnswersAsSwitched(
        UnknownIdAnswer answer,
        bool deletesKnown,
        HttpStatusCode status,
        int left
    )
    {
        await using var fixture = await EmulatorFixture.StartAsync(options =>
        {
            options.Behavior.Deletion.UnknownImageIds = answer;
            options.Behavior.Deletion.RefusedBatchDeletesKnownIds = deletesKnown;
        });
        var (project, _, ids) = Trained(fixture.Emulator);

        (await fixture.DeleteAsync($"projects/{project}/images?imageIds={ids[0]},{Guid.NewGuid()}")).Should().Be(status);

        (await fixture.CountAsync($"projects/{project}/images/count")).Should().Be(left);
    }

    [Theory]
    [InlineData(AllIterationsEffect.Removed, HttpStatusCode.Accepted, 4)]
    [InlineData(AllIterationsEffect.Ignored, HttpStatusCode.Accepted, 5)]
    [InlineData(AllIterationsEffect.BadRequest, HttpStatusCode.BadRequest, 5)]
    public async Task DeleteImages_ThatOnlyAnIterationHolds_AnswersAsSwitched(AllIterationsEffect effect, HttpStatusCode status, int left)
    {
        await using var fixture = await EmulatorFixture.StartAsync(options => options.Behavior.Deletion.OnlyInIteration = effect);
        var (project, iteration, ids) = Trained(fixture.Emulator);
        fixture.Emulator.Seed(account => account.Project(project).DeleteFromWorkspace(ids[0]));

        (await fixture.DeleteAsync($"projects/{project}/images?imageIds={ids[0]}&allIterations=true")).Should().Be(status);

        (await fixture.CountAsync($"projects/{project}/images/count?iterationId={iteration}")).Should().Be(left);
    }

    [Theory]
    [InlineData(AllIterationsEffect.Removed, HttpStatusCode.Accepted, 4, 4)]
    [InlineData(AllIterationsEffect.Ignored, HttpStatusCode.Accepted, 4, 5)]
    [InlineData(AllIterationsEffect.BadRequest, HttpStatusCode.BadRequest, 5, 5)]
    public async Task DeleteImages_ThatAPublishedIterationHolds_AnswersAsSwitched(
        AllIterationsEffect effect,
        HttpStatusCode status,
        int inWorkspace,
        int inIteration
    )
    {
        await using var fixture = await EmulatorFixture.StartAsync(options => options.Behavior.Deletion.InPublishedIteration = effect);
        var (project, iteration, ids) = Trained(fixture.Emulator);
        fixture.Emulator.Seed(account => account.Project(project).Publish(iteration, "live"));

        (await fixture.DeleteAsync($"projects/{project}/images?imageIds={ids[0]}&allIterations=true")).Should().Be(status);

        (await fixture.CountAsync($"projects/{project}/images/count")).Should().Be(inWorkspace);
        (await fixture.CountAsync($"projects/{project}/images/count?iterationId={iteration}")).Should().Be(inIteration);
    }

    [Fact]
    public async Task DeleteImages_WithBlobRetention_KeepsTheBytesForTheTime()
    {
        var clock = new TestClock();
        await using var fixture = await EmulatorFixture.StartAsync(options =>
        {
            options.TimeProvider = clock;
            options.Behavior.Deletion.BlobRetention = TimeSpan.FromHours(2);
        });
        var (project, _, ids) = Trained(fixture.Emulator);
        var link = (await fixture.GetAsync($"projects/{project}/images/id?imageIds={ids[0]}"))[0]
            .GetProperty("originalImageUri")
            .GetString()!;

        await fixture.DeleteAsync($"projects/{project}/images?imageIds={ids[0]}&allIterations=true");

        fixture.Emulator.Account.BlobExists(link).Should().BeTrue();
        clock.Advance(TimeSpan.FromHours(2));
        fixture.Emulator.Account.BlobExists(link).Should().BeFalse();
    }

    private static (Guid Project, Guid Iteration, IReadOnlyList<Guid> Images) Trained(TrainingEmulator emulator) =>
        emulator.Seed(account =>
        {
            var project = account.AddProject("Faces", ProjectKind.Multilabel);
            var images = project.AddImages(5, project.AddTag("face"));
            return (project.Id, project.Train(), images);
        });
}

using System.Net;
using System.Text.Json;

namespace CustomVision.DataRights.Emulator.Tests.Projects;

public sealed class ProjectTests
{
    [Fact]
    public async Task CreateProject_IsWrittenAsOnTheWire()
    {
        await using var fixture = await EmulatorFixture.StartAsync(options => options.TimeProvider = new TestClock());

        var project = await fixture.PostAsync("projects?name=Test%20Project&description=This%20is%20a%20test%20project");

        project
            .GetRawText()
            .Should()
            .Be(
                $$$$"""{"id":"{{{{project.GetProperty("id").GetGuid()}}}}","name":"Test Project","description":"This is a test project","settings":{"domainId":"ee85a74c-405e-4adc-bb47-ffa8ca0c9f31","classificationType":"Multilabel","targetExportPlatforms":[],"useNegativeSet":true,"detectionParameters":null,"imageProcessingSettings":{"augmentationMethods":{"rotation":true,"scaling":true,"translation":true,"horizontal flip":true,"equalize":true,"solarize":true,"padtosquare":true}}},"created":"2026-05-04T10:30:00Z","lastModified":"2026-05-04T10:30:00Z","thumbnailUri":null,"drModeEnabled":false,"status":"Succeeded"}"""
            );
    }

    [Fact]
    public async Task DeleteProject_WithAPublishedIteration_MustUnpublishFirst()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var (project, iteration) = fixture.Emulator.Seed(account =>
        {
            var seeded = account.AddProject("p", ProjectKind.Multilabel);
            seeded.AddImages(1, seeded.AddTag("t"));
            var trained = seeded.Train();
            seeded.Publish(trained, "live");
            seeded.AddPrediction(trained);
            return (seeded.Id, trained);
        });
        var link = (await fixture.GetAsync($"projects/{project}/images"))[0].GetProperty("originalImageUri").GetString()!;

        (await fixture.RefusalAsync(HttpMethod.Delete, $"projects/{project}"))
            .Should()
            .Be((HttpStatusCode.BadRequest, "BadRequestIterationIsPublished"));
        (await fixture.DeleteAsync($"projects/{project}/iterations/{iteration}/publish")).Should().Be(HttpStatusCode.NoContent);
        (await fixture.DeleteAsync($"projects/{project}")).Should().Be(HttpStatusCode.NoContent);

        (await fixture.RefusalAsync(HttpMethod.Delete, $"projects/{project}")).Should().Be((HttpStatusCode.NotFound, "NotFoundProject"));
        fixture.Emulator.Account.FindProject(project).Should().BeNull();
        fixture.Emulator.Account.BlobExists(link).Should().BeFalse();
    }

    [Fact]
    public async Task ImportProject_CopiesUnderNewIds()
    {
        var clock = new TestClock();
        await using var fixture = await EmulatorFixture.StartAsync(options =>
        {
            options.TimeProvider = clock;
            options.Behavior.Training.ImportDuration = TimeSpan.FromSeconds(5);
        });
        var source = fixture.Emulator.Seed(account =>
        {
            var seeded = account.AddProject("p", ProjectKind.Detection);
            seeded.AddImages(4, seeded.AddTag("a"), seeded.AddTag("b"));
            seeded.Publish(seeded.Train(), "live");
            return seeded.Id;
        });

        var export = await fixture.GetAsync($"projects/{source}/export");
        export.GetProperty("iterationCount").GetInt32().Should().Be(2, "the workspace counts");
        export.GetProperty("tagCount").GetInt32().Should().Be(4);
        export.GetProperty("imageCount").GetInt32().Should().Be(4);
        var imported = await fixture.PostAsync($"projects/import?token={Uri.EscapeDataString(export.GetProperty("token").GetString()!)}");

        imported.GetProperty("name").GetString().Should().Be("p (1)");
        imported.GetProperty("status").GetString().Should().Be("Importing");
        clock.Advance(TimeSpan.FromSeconds(5));
        var copy = imported.GetProperty("id").GetGuid();
        (await fixture.GetAsync($"projects/{copy}")).GetProperty("status").GetString().Should().Be("Succeeded");
        var (left, right) = (fixture.Emulator.Account.Project(source), fixture.Emulator.Account.Project(copy));
        right.AllImageIds.Should().HaveCount(4).And.NotIntersectWith(left.AllImageIds);
        right.Iterations.Should().ContainSingle().Which.PublishName.Should().BeNull();
        clock.Advance(TimeSpan.FromHours(24));
        (
            await fixture.RefusalAsync(
                HttpMethod.Post,
                $"projects/import?token={Uri.EscapeDataString(export.GetProperty("token").GetString()!)}"
            )
        )
            .Code.Should()
            .Be("BadRequestInvalidImportToken");
    }

    [Fact]
    public async Task DisasterRecovery_RefusesChangesAndAllowsReading()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var project = fixture.Emulator.Seed(account =>
        {
            var seeded = account.AddProject("p", ProjectKind.Multilabel);
            seeded.EnterDisasterRecovery();
            return seeded.Id;
        });

        (await fixture.GetAsync($"projects/{project}")).GetProperty("drModeEnabled").GetBoolean().Should().BeTrue();
        (await fixture.RefusalAsync(HttpMethod.Delete, $"projects/{project}"))
            .Should()
            .Be((HttpStatusCode.Forbidden, "ForbiddenDRModeEnabled"));
        (await fixture.PostAsync($"projects/{project}/predictions/query", new { }))
            .GetProperty("results")
            .ValueKind.Should()
            .Be(JsonValueKind.Array);
    }
}

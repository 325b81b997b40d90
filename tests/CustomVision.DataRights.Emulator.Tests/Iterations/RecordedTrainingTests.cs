using System.Net;
using System.Text.Json;

namespace CustomVision.DataRights.Emulator.Tests.Iterations;

/// <summary>What the published recordings show of iterations, their performance and their models.</summary>
public sealed class RecordedTrainingTests
{
    [Fact]
    public async Task Training_AfterTheNewestIterationWasDeleted_MakesTheNextNumber()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var project = Project(fixture.Emulator);
        var first = (await fixture.PostAsync($"projects/{project}/train")).GetProperty("id").GetGuid();
        (await fixture.DeleteAsync($"projects/{project}/iterations/{first}")).Should().Be(HttpStatusCode.NoContent);

        var second = await fixture.PostAsync($"projects/{project}/train");

        second.GetProperty("name").GetString().Should().Be("Iteration 2");
    }

    [Fact]
    public async Task Training_AfterAnOlderIterationWasDeleted_IsNotNeeded()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var project = Project(fixture.Emulator);
        var first = (await fixture.PostAsync($"projects/{project}/train")).GetProperty("id").GetGuid();
        await fixture.PostAsync($"projects/{project}/train?forceTrain=true");
        await fixture.DeleteAsync($"projects/{project}/iterations/{first}");

        (await fixture.RefusalAsync(HttpMethod.Post, $"projects/{project}/train")).Code.Should().Be("BadRequestTrainingNotNeeded");
    }

    [Fact]
    public async Task ImagePerformances_AreOfTheImagesThatTheServiceEvaluatedWith()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var (project, tags) = fixture.Emulator.Seed(account =>
        {
            var seeded = account.AddProject("p", ProjectKind.Multilabel);
            var (a, b) = (seeded.AddTag("a"), seeded.AddTag("b"));
            seeded.AddImages(5, a);
            seeded.AddImages(5, b);
            seeded.AddImages(3);
            return (seeded.Id, new[] { a, b });
        });
        var iteration = (await fixture.PostAsync($"projects/{project}/train")).GetProperty("id").GetGuid();
        var root = $"projects/{project}/iterations/{iteration}/performance/images";

        var listed = (await fixture.GetAsync(root)).EnumerateArray().ToList();

        (await fixture.CountAsync($"{root}/count")).Should().Be(2, "two of ten tagged images were recorded");
        listed.Should().HaveCount(2);
        listed
            .Select(image => image.GetProperty("tags")[0].GetProperty("tagId").GetGuid())
            .Should()
            .BeEquivalentTo(tags, "each tag is evaluated");
        (await fixture.CountAsync($"{root}/count?tagIds={tags[0]}")).Should().Be(1);
        var pages = await fixture.IdsAsync($"{root}?take=1&skip=0&orderBy=Oldest");
        pages
            .Concat(await fixture.IdsAsync($"{root}?take=1&skip=1&orderBy=Oldest"))
            .Should()
            .BeEquivalentTo(listed.Select(image => image.GetProperty("id").GetGuid()));
        (await fixture.CountAsync($"projects/{project}/images/tagged/count?iterationId={iteration}")).Should().Be(10);
    }

    [Fact]
    public async Task ImagePerformances_OfASyntheticAccount_AreOfOneFifth()
    {
        await using var fixture = await EmulatorFixture.StartAsync(options =>
            options.Synthetic = new() { Images = 1000, ImageBytes = 1000 }
        );
        var project = fixture.Emulator.Account.Projects[0];
        var root = $"projects/{project.Id}/iterations/{project.Iterations[0].Id}/performance/images";

        var count = await fixture.CountAsync($"{root}/count");

        count.Should().Be(200);
        (await fixture.IdsAsync($"{root}?take=256")).Should().HaveCount(count).And.OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("v3.2", "\"TensorFlowNormal\"")]
    [InlineData("v3.0", "null")]
    [InlineData("v3.3", "null")]
    [InlineData("v3.4-preview", "null")]
    public async Task ExportIteration_WithoutAFlavour_HasThatOfTheVersion(string version, string flavour)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var project = Project(fixture.Emulator);
        var iteration = fixture.Emulator.Seed(account => account.Project(project).Train());
        var path = $"projects/{project}/iterations/{iteration}/export";

        using var response = await fixture.SendAsync(HttpMethod.Post, $"{path}?platform=TensorFlow", version: version);

        var export = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        export.GetProperty("flavor").GetRawText().Should().Be(flavour);
        (await fixture.GetAsync(path, version))
            .EnumerateArray()
            .Should()
            .ContainSingle()
            .Which.GetProperty("flavor")
            .GetRawText()
            .Should()
            .Be(flavour);
    }

    [Theory]
    [InlineData("0732100f-1a38-4e49-a514-c9b44c697ab5", "v3.2", "CoreML,DockerFile,ONNX,TensorFlow")]
    [InlineData("0732100f-1a38-4e49-a514-c9b44c697ab5", "v3.3", "CoreML,DockerFile,ONNX,OpenVino,TensorFlow")]
    [InlineData("7ec2ac80-887b-48a6-8df9-8b1357765430", "v3.3", "CoreML,DockerFile,ONNX,OpenVino,TensorFlow")]
    [InlineData("a27d5ca5-bb19-49d8-a70a-fec086c47f5b", "v3.3", "CoreML,DockerFile,ONNX,TensorFlow")]
    public async Task ExportableTo_NamesOpenVino_WhereTheDomainOffersIt(string domain, string version, string platforms)
    {
        await using var fixture = await EmulatorFixture.StartAsync(options => options.Behavior.Training.EnforceMinimums = false);
        var project = (await fixture.PostAsync($"projects?name=p&domainId={domain}")).GetProperty("id").GetGuid();
        var iteration = fixture.Emulator.Seed(account => account.Project(project).Train());

        var read = await fixture.GetAsync($"projects/{project}/iterations/{iteration}", version);

        string.Join(',', read.GetProperty("exportableTo").EnumerateArray().Select(platform => platform.GetString())).Should().Be(platforms);
    }

    [Theory]
    [InlineData("0732100f-1a38-4e49-a514-c9b44c697ab5", "VAIDK,CoreML,DockerFile,ONNX,OpenVino,TensorFlow", "5")]
    [InlineData("a27d5ca5-bb19-49d8-a70a-fec086c47f5b", "CoreML,DockerFile,ONNX,TensorFlow", "42")]
    [InlineData("7ec2ac80-887b-48a6-8df9-8b1357765430", "VAIDK,CoreML,DockerFile,ONNX,OpenVino,TensorFlow,IVS", "13")]
    [InlineData("ee85a74c-405e-4adc-bb47-ffa8ca0c9f31", "", null)]
    public async Task Domain_OfThePreview_OffersWhatWasRecorded(string domain, string platforms, string? megabytes)
    {
        await using var fixture = await EmulatorFixture.StartAsync();

        var read = await fixture.GetAsync($"domains/{domain}", "v3.4-preview");

        string.Join(',', read.GetProperty("exportablePlatforms").EnumerateArray().Select(platform => platform.GetString()))
            .Should()
            .Be(platforms);
        var model = read.GetProperty("modelInformation");
        (model.ValueKind is JsonValueKind.Null ? null : model.GetProperty("estimatedModelSizeInMegabytes").GetRawText())
            .Should()
            .Be(megabytes);
    }

    [Fact]
    public async Task SuggestTagsAndRegions_WritesItsTimeWithAZone_AndTheStoredOneWithout()
    {
        var clock = new TestClock();
        clock.Advance(TimeSpan.FromTicks(1234567));
        await using var fixture = await EmulatorFixture.StartAsync(options => options.TimeProvider = clock);
        var (project, iteration, image) = fixture.Emulator.Seed(account =>
        {
            var seeded = account.AddProject("p", ProjectKind.Multilabel);
            seeded.AddImages(5, seeded.AddTag("a"));
            seeded.AddImages(5, seeded.AddTag("b"));
            return (seeded.Id, seeded.Train(), seeded.AddImages(1)[0]);
        });

        var suggested = (
            await fixture.PostAsync($"projects/{project}/tagsandregions/suggestions?iterationId={iteration}&imageIds={image}")
        )[0];
        var stored = await fixture.PostAsync($"projects/{project}/images/suggested?iterationId={iteration}", new { maxCount = 10 });

        suggested.GetProperty("created").GetString().Should().Be("2026-05-04T10:30:00.1234567Z");
        stored.GetProperty("results")[0].GetProperty("created").GetString().Should().Be("2026-05-04T10:30:00.1234567");
        stored
            .GetProperty("token")
            .GetProperty("sortBy")
            .GetString()
            .Should()
            .Be("UncertaintyAscending", "it is so recorded where none was asked for");
    }

    private static Guid Project(TrainingEmulator emulator) =>
        emulator.Seed(account =>
        {
            var project = account.AddProject("p", ProjectKind.Multilabel);
            project.AddImages(5, project.AddTag("a"));
            project.AddImages(5, project.AddTag("b"));
            return project.Id;
        });
}

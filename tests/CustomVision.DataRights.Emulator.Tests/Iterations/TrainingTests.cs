using System.Net;
using System.Text.Json;

namespace CustomVision.DataRights.Emulator.Tests.Iterations;

public sealed class TrainingTests
{
    [Fact]
    public async Task TrainProject_TakesItsTime_AndIsWrittenAsOnTheWire()
    {
        var clock = new TestClock();
        await using var fixture = await EmulatorFixture.StartAsync(options =>
        {
            options.TimeProvider = clock;
            options.Behavior.Training.Duration = TimeSpan.FromMinutes(3);
        });
        var project = Project(fixture.Emulator);
        clock.Advance(TimeSpan.FromMilliseconds(1500));

        var training = await fixture.PostAsync($"projects/{project}/train");
        var id = training.GetProperty("id").GetGuid();

        training
            .GetRawText()
            .Should()
            .Be(
                $$"""{"id":"{{id}}","name":"Iteration 1","status":"Training","created":"2026-05-04T10:30:00Z","lastModified":"2026-05-04T10:30:01.5Z","projectId":"{{project}}","exportable":false,"exportableTo":null,"domainId":null,"classificationType":null,"trainingType":"Regular","reservedBudgetInHours":0,"trainingTimeInMinutes":0,"publishName":null,"originalPublishResourceId":null}"""
            );
        (await fixture.RefusalAsync(HttpMethod.Post, $"projects/{project}/train?forceTrain=true"))
            .Code.Should()
            .Be("BadRequestTrainingAlreadyInProgress");
        (await fixture.RefusalAsync(HttpMethod.Get, $"projects/{project}/export")).Code.Should().Be("BadRequestExportWhileTraining");
        (await fixture.RefusalAsync(HttpMethod.Get, $"projects/{project}/iterations/{id}/performance"))
            .Should()
            .Be((HttpStatusCode.NotFound, "NotFoundIterationPerformance"));

        clock.Advance(TimeSpan.FromMinutes(3));
        (await fixture.GetAsync($"projects/{project}/iterations/{id}"))
            .GetRawText()
            .Should()
            .Be(
                $$"""{"id":"{{id}}","name":"Iteration 1","status":"Completed","created":"2026-05-04T10:30:00Z","lastModified":"2026-05-04T10:33:01.5Z","trainedAt":"2026-05-04T10:33:01.5Z","projectId":"{{project}}","exportable":true,"exportableTo":["CoreML","DockerFile","ONNX","OpenVino","TensorFlow"],"domainId":"0732100f-1a38-4e49-a514-c9b44c697ab5","classificationType":"Multilabel","trainingType":"Regular","reservedBudgetInHours":0,"trainingTimeInMinutes":3,"publishName":null,"originalPublishResourceId":null}"""
            );
        (await fixture.GetAsync($"projects/{project}/iterations/{id}", "v3.4-preview"))
            .GetRawText()
            .Should()
            .Contain("\"exportableTo\":null")
            .And.EndWith(",\"customBaseModelInfo\":null,\"trainingErrorDetails\":null}");
    }

    [Fact]
    public async Task TrainProject_WithNothingChanged_IsNotNeeded_AndNamesCountOn()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var project = Project(fixture.Emulator);

        var first = (await fixture.PostAsync($"projects/{project}/train")).GetProperty("id").GetGuid();
        (await fixture.RefusalAsync(HttpMethod.Post, $"projects/{project}/train"))
            .Should()
            .Be((HttpStatusCode.BadRequest, "BadRequestTrainingNotNeeded"));
        (await fixture.DeleteAsync($"projects/{project}/iterations/{first}")).Should().Be(HttpStatusCode.NoContent);
        var second = await fixture.PostAsync($"projects/{project}/train?forceTrain=true");

        second.GetProperty("name").GetString().Should().Be("Iteration 2");
        for (var n = 0; n < 19; n++)
        {
            await fixture.PostAsync($"projects/{project}/train?forceTrain=true");
        }

        (await fixture.RefusalAsync(HttpMethod.Post, $"projects/{project}/train?forceTrain=true"))
            .Code.Should()
            .Be("BadRequestExceedIterationPerProjectLimit");
    }

    [Fact]
    public async Task TrainProject_WithTooFewImages_IsRefused()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var project = fixture.Emulator.Seed(account =>
        {
            var seeded = account.AddProject("p", ProjectKind.Detection);
            seeded.AddImages(14, seeded.AddTag("t"));
            return seeded.Id;
        });

        (await fixture.RefusalAsync(HttpMethod.Post, $"projects/{project}/train"))
            .Should()
            .Be((HttpStatusCode.BadRequest, "BadRequestDetectionTrainingValidationFailed"));
    }

    [Fact]
    public async Task TrainProject_SwitchedToFail_EndsAsFailed()
    {
        await using var fixture = await EmulatorFixture.StartAsync(options => options.Behavior.Training.Fails = true);
        var project = Project(fixture.Emulator);

        var id = (await fixture.PostAsync($"projects/{project}/train")).GetProperty("id").GetGuid();

        (await fixture.GetAsync($"projects/{project}/iterations/{id}")).GetProperty("status").GetString().Should().Be("Failed");
    }

    [Fact]
    public async Task Performance_IsAFunctionOfTheData_AndOutlivesTheImages()
    {
        var figures = new List<string>();
        for (var run = 0; run < 2; run++)
        {
            await using var fixture = await EmulatorFixture.StartAsync();
            var project = Project(fixture.Emulator);
            var id = (await fixture.PostAsync($"projects/{project}/train")).GetProperty("id").GetGuid();
            var before = (await fixture.GetAsync($"projects/{project}/iterations/{id}/performance?threshold=0.9")).GetRawText();
            (await fixture.CountAsync($"projects/{project}/iterations/{id}/performance/images/count")).Should().Be(2);
            await fixture.DeleteAsync($"projects/{project}/images?allImages=true&allIterations=true");

            (await fixture.GetAsync($"projects/{project}/iterations/{id}/performance?threshold=0.9")).GetRawText().Should().Be(before);
            (await fixture.GetAsync($"projects/{project}/iterations/{id}/performance/images")).GetArrayLength().Should().Be(0);
            figures.Add(before);
        }

        figures[0].Should().Be(figures[1]).And.Contain("\"perTagPerformance\":[{\"id\":");
        var performance = JsonDocument.Parse(figures[0]).RootElement;
        performance
            .EnumerateObject()
            .Select(member => member.Name)
            .Should()
            .Equal("perTagPerformance", "precision", "precisionStdDeviation", "recall", "recallStdDeviation", "averagePrecision");
        performance.GetProperty("recall").GetDouble().Should().BeInRange(0.01, 1);
    }

    [Fact]
    public async Task ExportIteration_EndsWithAZip()
    {
        var clock = new TestClock();
        await using var fixture = await EmulatorFixture.StartAsync(options =>
        {
            options.TimeProvider = clock;
            options.Behavior.Training.ExportDuration = TimeSpan.FromSeconds(20);
        });
        var project = Project(fixture.Emulator);
        var iteration = fixture.Emulator.Seed(account => account.Project(project).Train());
        var path = $"projects/{project}/iterations/{iteration}/export";

        (await fixture.PostAsync($"{path}?platform=tensorflow&flavor=TensorFlowNormal"))
            .GetRawText()
            .Should()
            .Be(
                """{"platform":"TensorFlow","status":"Exporting","downloadUri":null,"flavor":"TensorFlowNormal","newerVersionAvailable":false}"""
            );
        (await fixture.RefusalAsync(HttpMethod.Post, $"{path}?platform=TensorFlow&flavor=TensorFlowNormal"))
            .Code.Should()
            .Be("BadRequestExportAlreadyInProgress");
        clock.Advance(TimeSpan.FromSeconds(20));

        var export = (await fixture.GetAsync(path))[0];
        export.GetProperty("status").GetString().Should().Be("Done");
        (await fixture.Client.GetByteArrayAsync(export.GetProperty("downloadUri").GetString())).Should().StartWith("PK"u8.ToArray());
    }

    [Fact]
    public async Task ExportIteration_OfADomainThatIsNotCompact_IsRefused()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var (project, iteration) = fixture.Emulator.Seed(account =>
        {
            var seeded = account.AddProject("p", ProjectKind.Multilabel, isExportable: false);
            return (seeded.Id, seeded.Train());
        });

        (await fixture.RefusalAsync(HttpMethod.Post, $"projects/{project}/iterations/{iteration}/export?platform=ONNX"))
            .Code.Should()
            .Be("BadRequestExportValidationFailed");
        (await fixture.GetAsync($"projects/{project}/iterations/{iteration}")).GetProperty("exportableTo").GetArrayLength().Should().Be(0);
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

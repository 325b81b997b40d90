using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>The performance of iterations at the thresholds that a request names.</summary>
public sealed class ThresholdTests
{
    [Fact]
    public async Task Performance_is_read_at_the_thresholds_that_were_asked_for_too()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();

        await rig.ExportAsync(folder, new ExportRequest { PerformanceThresholds = [0.9, 0.25] });

        var project = rig.Emulator.Account.Projects[0];
        foreach (var iteration in project.Iterations)
        {
            var files = Directory.EnumerateFiles(
                Path.Combine(folder, "data", "projects", project.Id.ToString(), "iterations", iteration.Id.ToString()),
                "performance*.json"
            );
            files.Select(Path.GetFileName).Should().BeEquivalentTo("performance.json", "performance-0.25.json", "performance-0.9.json");
        }
    }

    [Theory]
    [InlineData("NotFoundIterationPerformance")]
    [InlineData("BadRequestInvalidThreshold")]
    public async Task A_threshold_that_the_service_does_not_answer_is_a_gap_beside_what_was_written(string code)
    {
        await using var rig = await ExportRig.StartAsync();
        var iteration = rig.Emulator.Account.Projects[0].Iterations[0].Id;
        rig.Emulator.Faults.Add(
            FaultRule
                .For("GetIterationPerformance")
                .WithPath(iteration.ToString())
                .Every(2)
                .Answer(404, shape: ErrorShape.Service, code: code)
        );

        var result = await rig.ExportAsync(rig.NewFolder(), new ExportRequest { PerformanceThresholds = [0.25] });

        result.State.Should().NotBe(ExportState.Complete);
        var row = result.Categories.Single(category => category.Category == "performance" && category.IterationId == iteration);
        row.State.Should().BeOneOf(CategoryState.Failed, CategoryState.Gone);
        row.Found.Should().Be(1);
        result
            .Failures.Should()
            .ContainSingle()
            .Which.Should()
            .Match<ExportFailure>(failure => failure.Category == "performance" && failure.IterationId == iteration);
    }

    [Theory]
    [InlineData("NotFoundApimSubscription", CategoryState.Failed, ExportFailureKind.Failed)]
    [InlineData("NotFoundIteration", CategoryState.Gone, ExportFailureKind.Gone)]
    public async Task Only_the_iterations_own_code_reports_its_performance_as_gone(string code, CategoryState state, ExportFailureKind kind)
    {
        await using var rig = await ExportRig.StartAsync();
        var iteration = rig.Emulator.Account.Projects[0].Iterations[0].Id;
        rig.Emulator.Faults.Add(
            FaultRule.For("GetIterationPerformance").WithPath(iteration.ToString()).Answer(404, shape: ErrorShape.Service, code: code)
        );

        var result = await rig.ExportAsync(rig.NewFolder(), new ExportRequest());

        result
            .Categories.Single(category => category.Category == "performance" && category.IterationId == iteration)
            .State.Should()
            .Be(state);
        result.Failures.Single(failure => failure.Category == "performance" && failure.IterationId == iteration).Kind.Should().Be(kind);
    }

    [Fact]
    public async Task A_threshold_that_an_earlier_look_had_stays_beside_the_gap_of_a_later_one()
    {
        await using var rig = await ExportRig.StartAsync();
        var project = rig.Emulator.Account.Projects[0];
        var iteration = project.Iterations[0].Id;
        rig.Emulator.Faults.Add(
            FaultRule
                .For("GetIterationPerformance")
                .WithPath(iteration.ToString())
                .Nth(4)
                .Answer(404, shape: ErrorShape.Service, code: "NotFoundIterationPerformance")
        );
        rig.Emulator.Faults.Add(FaultRule.For("GetTags").WithPath(project.Id.ToString()).Answer(403));
        var folder = rig.NewFolder();

        var result = await rig.ExportAsync(folder, new ExportRequest { PerformanceThresholds = [0.25] });

        result.State.Should().Be(ExportState.Incomplete);
        result.Categories.Single(category => category.Category == "performance" && category.IterationId == iteration).Found.Should().Be(1);
        File.Exists(
                Path.Combine(folder, "data", "projects", project.Id.ToString(), "iterations", iteration.ToString(), "performance-0.25.json")
            )
            .Should()
            .BeTrue();
    }
}

using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Export.Models;
using CustomVision.DataRights.Subjects;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>Models that an export has built: only on request, never twice, and what is not built is named.</summary>
public sealed class ModelsToBuildTests
{
    private static readonly Dictionary<string, Func<FaultMatch, FaultRule>> Faults = new(StringComparer.Ordinal)
    {
        ["500"] = match => match.Answer(500),
        ["page of a proxy after the call went through"] = match => match.Reply(202, "<html></html>", "text/html", carriesOut: true),
        ["another 2xx"] = match => match.Reply(204, string.Empty),
        ["dropped after the call went through"] = match => match.Drop(carriesOut: true),
        ["cut"] = match => match.Cut(10),
    };

    [Fact]
    public async Task An_export_builds_what_iterations_offer_and_the_service_does_not_list_and_downloads_it()
    {
        await using var rig = await StartAsync(TimeSpan.FromMinutes(10));
        var (project, iteration) = Seed(rig);
        var (_, closed) = Seed(rig, isExportable: false);
        rig.Emulator.Seed(account => account.Project(project).AddExport(iteration, "ONNX", null));
        var folder = rig.NewFolder();

        var result = await rig.ExportAsync(folder, All());

        result.State.Should().Be(ExportState.Complete, "{0}", Reasons(result));
        Posts(rig)
            .Should()
            .NotBeEmpty()
            .And.OnlyHaveUniqueItems()
            .And.OnlyContain(post => post.Contains(iteration.ToString()))
            .And.NotContain(post => post.Contains("ONNX"));
        Files(folder, project, iteration)
            .Should()
            .BeEquivalentTo("CoreML.zip", "DockerFile.zip", "ONNX.zip", "OpenVino.zip", "TensorFlow.zip");
        Remark(result, iteration).Should().Contain("asked the service to build").And.Contain("CoreML, ").And.NotContain("ONNX");
        Remark(result, closed).Should().Contain(closed.ToString()).And.Contain("compact domain");
        (await File.ReadAllTextAsync(Path.Combine(folder, "data", "report.json")))
            .Should()
            .Contain("models built: all that iterations offer")
            .And.Contain("asked the service");
    }

    [Fact]
    public async Task Without_the_request_nothing_is_built_and_a_registration_that_reads_or_a_subject_is_refused()
    {
        await using var rig = await StartAsync();
        Seed(rig);
        await using var services = new HostSetup(rig.Emulator) { IsReadOnly = true }.Build();
        var (plain, refused) = (rig.NewFolder(), rig.NewFolder());

        await rig.ExportAsync(plain);
        var reading = () => services.GetRequiredService<IUserDataExporter>().ExportAsync(All(), new DirectoryArchiveSink(refused));
        var subject = () =>
            rig.ExportAsync(
                refused,
                new ExportRequest
                {
                    ModelsToBuild = new ModelsToBuild(),
                    Subject = new SubjectSelector { TagNames = ["A"] },
                }
            );

        (await reading.Should().ThrowAsync<DataRightsException>())
            .Which.Message.Should()
            .Contain("ModelsToBuild")
            .And.Contain("AddCustomVisionDataRights");
        (await subject.Should().ThrowAsync<DataRightsException>()).Which.Message.Should().Contain("ModelsToBuild").And.Contain("Subject");
        Posts(rig).Should().BeEmpty();
        Directory.Exists(refused).Should().BeFalse();
    }

    [Theory]
    [InlineData("ExportIteration")]
    [InlineData("GetExports")]
    public async Task A_fault_that_passes_leaves_every_model_built_once(string operation)
    {
        await using var rig = await StartAsync(TimeSpan.FromMinutes(1));
        foreach (var (name, fault) in Faults)
        {
            var (project, iteration) = Seed(rig);
            var folder = rig.NewFolder();
            var request = Of("ONNX", "TensorFlow");
            request.ProjectIds = [project];
            var rule = rig.Emulator.Faults.Add(fault(FaultRule.For(operation).Times(1)));

            var result = await rig.ExportAsync(folder, request);

            rig.Emulator.Faults.CountOf(rule).Should().Be(1, name);
            rig.Emulator.Faults.Remove(rule);
            result.State.Should().Be(ExportState.Complete, "{0}: {1}", name, Reasons(result));
            Files(folder, project, iteration).Should().BeEquivalentTo("ONNX.zip", "TensorFlow.zip");
            var wasLost = operation == "ExportIteration" && !name.Contains("went through", StringComparison.Ordinal) && name != "cut";
            Posts(rig)
                .Where(post => post.Contains(iteration.ToString(), StringComparison.Ordinal))
                .Should()
                .HaveCount(wasLost ? 3 : 2, name);
        }
    }

    [Fact]
    public async Task An_export_that_was_ended_while_models_were_built_asks_for_none_of_them_again()
    {
        await using var rig = await StartAsync(TimeSpan.FromMinutes(5));
        var (project, iteration) = Seed(rig);
        var folder = rig.NewFolder();
        using var cancel = new CancellationTokenSource();
        var rule = rig.Emulator.Faults.Add(
            FaultRule
                .For("GetExports")
                .From(3)
                .Run(() =>
                {
                    cancel.Cancel();
                    return Task.CompletedTask;
                })
        );
        await FluentActions
            .Awaiting(() => rig.ExportAsync(folder, Of("ONNX", "CoreML"), cancellationToken: cancel.Token))
            .Should()
            .ThrowAsync<OperationCanceledException>();
        rig.Emulator.Faults.Remove(rule);
        Posts(rig).Should().HaveCount(2);

        var result = await rig.ExportAsync(folder, Of("ONNX", "CoreML"));

        result.State.Should().Be(ExportState.Complete, "{0}", Reasons(result));
        Posts(rig).Should().HaveCount(2).And.OnlyHaveUniqueItems();
        Files(folder, project, iteration).Should().BeEquivalentTo("CoreML.zip", "ONNX.zip");
    }

    [Theory]
    [InlineData("fails", ExportState.CompleteWithDifferences, "could not build it")]
    [InlineData("takes too long", ExportState.Incomplete, "timeout expired")]
    [InlineData("quota", ExportState.Incomplete, "BadRequestExceededQuota")]
    [InlineData("refused", ExportState.CompleteWithDifferences, "BadRequestExportValidationFailed")]
    [InlineData("never answered", ExportState.Incomplete, "ExportIteration answered 500")]
    public async Task What_is_not_built_is_named_and_the_export_is_not_complete(string what, ExportState state, string reason)
    {
        await using var rig = await StartAsync(what == "takes too long" ? TimeSpan.FromHours(1) : TimeSpan.Zero, fails: what == "fails");
        var (_, iteration) = Seed(rig);
        if (what is "quota" or "refused")
        {
            rig.Emulator.Faults.Add(FaultRule.For("ExportIteration").Reply(400, $$"""{"code":"{{reason}}","message":"Anna Larsen"}"""));
        }
        else if (what == "never answered")
        {
            rig.Emulator.Faults.Add(FaultRule.For("ExportIteration").Answer(500));
        }

        var result = await rig.ExportAsync(rig.NewFolder(), Of("ONNX"));

        result.State.Should().Be(state, "{0}", Reasons(result));
        result
            .Failures.Should()
            .Contain(failure =>
                failure.IterationId == iteration
                && failure.Category == "models"
                && failure.Reason.Contains(reason)
                && failure.Reason.Contains("ONNX")
            );
        Posts(rig).Should().HaveCountLessThanOrEqualTo(what == "never answered" ? 6 : 1);
    }

    private static ExportRequest All() => new() { RequestId = "test", ModelsToBuild = new ModelsToBuild() };

    private static ExportRequest Of(params string[] platforms) =>
        new()
        {
            RequestId = "test",
            ModelsToBuild = new ModelsToBuild { Targets = [.. platforms.Select(platform => new ModelTarget { Platform = platform })] },
        };

    private static Task<ExportRig> StartAsync(TimeSpan duration = default, bool fails = false)
    {
        var time = new TestClock { DelaysPassAtOnce = true };
        var options = new EmulatorOptions { TimeProvider = time };
        (options.Behavior.Training.ExportDuration, options.Behavior.Training.ExportFails) = (duration, fails);
        return ExportRig.StartAsync(options, services: services => services.AddSingleton<TimeProvider>(time));
    }

    private static (Guid Project, Guid Iteration) Seed(ExportRig rig, bool isExportable = true) =>
        rig.Emulator.Seed(account =>
        {
            var project = account.AddProject("Anna", ProjectKind.Classification, isExportable: isExportable);
            project.AddImages(5, project.AddTag("A"));
            project.AddImages(5, project.AddTag("B"));
            return (project.Id, project.Train());
        });

    private static List<string> Posts(ExportRig rig) =>
        [
            .. rig.Wire.Sent.Where(line =>
                line.StartsWith("POST", StringComparison.Ordinal) && line.Contains("/export", StringComparison.Ordinal)
            ),
        ];

    private static IEnumerable<string?> Files(string folder, Guid project, Guid iteration) =>
        Directory
            .GetFiles(Path.Combine(folder, "data", "projects", project.ToString(), "iterations", iteration.ToString(), "exports"))
            .Select(Path.GetFileName);

    private static string? Remark(ExportResult result, Guid iteration) =>
        result.Categories.Single(category => category.Category == "models" && category.IterationId == iteration).Reason;

    private static string Reasons(ExportResult result) =>
        string.Join(
            "; ",
            result
                .Failures.Select(failure => failure.Reason)
                .Concat(result.Changes)
                .Concat(result.Categories.Where(category => !category.State.ToString().StartsWith('N')).Select(category => category.Reason))
        );
}

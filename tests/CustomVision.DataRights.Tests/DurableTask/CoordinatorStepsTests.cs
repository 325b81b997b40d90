using System.Text.Json;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.DurableTask;
using CustomVision.DataRights.DurableTask.Engine;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Export.Units;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NSubstitute;

namespace CustomVision.DataRights.Tests.DurableTask;

/// <summary>The steps of a coordinator, without an engine.</summary>
public sealed class CoordinatorStepsTests
{
    [Fact]
    public async Task A_coordinator_of_another_export_refuses_the_step_instead_of_failing_a_thousand_times()
    {
        using var log = new CapturedLog();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(log));
        var options = Options.Create(new DurableExportOptions { ConnectionString = "UseDevelopmentStorage=true" });
        var exporter = Substitute.For<IArchiveGroupExporter>();
        exporter.GetExportId(Arg.Any<ExportRequest>(), Arg.Any<IArchiveGroup>()).Returns("one");
        var steps = new CoordinatorSteps(
            exporter,
            new ExportHubs(options, loggers),
            options,
            new TestClock(),
            loggers.CreateLogger<CoordinatorSteps>()
        );

        var answer = await steps.FinishAsync("""{"Export":"another"}""", CancellationToken.None);

        using var document = JsonDocument.Parse(answer);
        document
            .RootElement.EnumerateObject()
            .Single(member => member.Name.Equals("refusal", StringComparison.OrdinalIgnoreCase))
            .Value.GetString()
            .Should()
            .Contain("configured for a request, resource or location other than");
        log.ValuesOf(1503).Should().ContainSingle();
        await exporter.DidNotReceiveWithAnyArgs().FinishAsync(default!, default!, default, default);
    }
}

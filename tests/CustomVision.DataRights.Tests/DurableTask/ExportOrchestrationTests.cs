using System.Text.Json;
using System.Text.RegularExpressions;
using CustomVision.DataRights.DurableTask;
using CustomVision.DataRights.DurableTask.Engine;
using DurableTask.Core;
using NSubstitute;

namespace CustomVision.DataRights.Tests.DurableTask;

/// <summary>
/// The order of an export's steps, without an engine: a coordinator that lists two units a call, of three projects with 100 units each, and
/// workers that end the oldest open unit.
/// </summary>
public sealed partial class ExportOrchestrationTests
{
    private const int Projects = 3;
    private const int UnitsOfProject = 100;
    private const int Window = 40;

    private readonly OrchestrationContext _context = Substitute.For<OrchestrationContext>();
    private readonly List<string> _inputs = [];
    private readonly List<ExportStep> _finished = [];
    private readonly List<int> _stepsOfRuns = [];
    private readonly HashSet<string> _ended = new(StringComparer.Ordinal);
    private ExportOrchestration _orchestration = new();
    private DateTime _now = new(2026, 5, 4, 10, 30, 0, DateTimeKind.Utc);
    private string? _continued;
    private int _steps;
    private int _running;
    private int _mostRunning;
    private int _mostOpen;

    public ExportOrchestrationTests()
    {
        _context.CurrentUtcDateTime.Returns(_ => _now = _now.AddSeconds(1));
        _context.When(context => context.ContinueAsNew(Arg.Any<object>())).Do(call => _continued = call.Arg<object>() as string);
        _context
            .ScheduleWithRetry<string>(Arg.Any<string>(), string.Empty, Arg.Any<RetryOptions>(), Arg.Any<object[]>())
            .Returns(call => AnswerAsync(call.ArgAt<string>(0), (string)call.Arg<object[]>()[0]));
    }

    private DurableExportStatus Status =>
        JsonSerializer.Deserialize(_orchestration.OnGetStatus(), StepJsonContext.Default.DurableExportStatus)!;

    [Fact]
    public async Task One_activity_runs_at_a_time_and_no_more_units_are_open_than_the_window_has()
    {
        (await RunAsync()).Should().Be("Complete");

        _mostRunning.Should().Be(1, "the rate limit is that of the resource");
        _mostOpen.Should().Be(Window, "links stay minutes old");
    }

    [Fact]
    public async Task The_history_stays_short_and_the_export_resumes_where_it_was()
    {
        await RunAsync();

        _stepsOfRuns.Should().HaveCountGreaterThan(5).And.OnlyContain(steps => steps <= 60);
        Status
            .Should()
            .BeEquivalentTo(
                new
                {
                    Result = "Complete",
                    IsListed = true,
                    PagesDone = 4L * Projects * UnitsOfProject,
                    UnitsTotal = (long)Projects * UnitsOfProject,
                    UnitsDone = (long)Projects * UnitsOfProject,
                    FilesDone = 7L * Projects * UnitsOfProject,
                    BytesDone = 70L * Projects * UnitsOfProject,
                    ProjectsDone = Projects,
                    EstimatedRemaining = (TimeSpan?)null,
                }
            );
        Status.Began.Should().Be(new DateTimeOffset(2026, 5, 4, 10, 30, 1, TimeSpan.Zero), "the beginning is that of the first run");
        Status.FilesPerSecond.Should().BeApproximately(Status.FilesDone / (Status.Updated - Status.Began).TotalSeconds, 0.001);
    }

    [Fact]
    public async Task Each_project_is_finished_once_when_all_of_its_units_have_ended()
    {
        await RunAsync();

        _finished.Select(step => step.Listed.Should().ContainSingle().Which).Should().Equal(Enumerable.Range(0, Projects).Select(Project));
        foreach (var step in _finished)
        {
            step.Open.Should().NotContain(unit => unit.StartsWith($"{step.Listed[0]:D}"));
        }
    }

    [Fact]
    public async Task Messages_of_the_engine_carry_names_and_counts_alone()
    {
        await RunAsync();

        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var input in _inputs)
        {
            using var document = JsonDocument.Parse(input);
            Collect(document.RootElement, texts);
        }

        texts.Should().NotBeEmpty().And.OnlyContain(text => NameOrTime().IsMatch(text));
        JsonSerializer
            .Serialize(
                new UnitOrder
                {
                    Export = "id",
                    Prefix = "export",
                    Unit = "unit",
                },
                StepJsonContext.Default.UnitOrder
            )
            .Should()
            .Be("""{"Export":"id","Prefix":"export","Unit":"unit"}""");
    }

    [Fact]
    public async Task A_refusal_ends_the_export_with_its_reason()
    {
        _context
            .ScheduleWithRetry<string>(ExportOrchestration.ListActivity, string.Empty, Arg.Any<RetryOptions>(), Arg.Any<object[]>())
            .Returns(JsonSerializer.Serialize(new StepAnswer { Refusal = "The links are relative." }, StepJsonContext.Default.StepAnswer));

        var run = () => RunAsync();

        await run.Should().ThrowAsync<RefusedException>().WithMessage("The links are relative.");
    }

    private static Guid Project(int number) => new($"00000000-0000-0000-0000-{number:D12}");

    // Unit names, the export's id, ids of projects, a trace, times, and the state that the engine adds when it is asked.
    [GeneratedRegex(
        @"^(|[0-9a-f]{32}|[0-9a-f-]{36}(/[0-9]{5}/[0-9]{9})?|00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]|2026-05-04T[0-9:.]+\+00:00)$",
        RegexOptions.None,
        1_000
    )]
    private static partial Regex NameOrTime();

    private static void Collect(JsonElement element, HashSet<string> texts)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                texts.Add(element.GetString()!);
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Collect(item, texts);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    Collect(member.Value, texts);
                }

                break;
        }
    }

    private async Task<string> RunAsync()
    {
        var input = JsonSerializer.Serialize(
            new ExportStep
            {
                Export = new string('7', 32),
                MaxOpenUnits = Window,
                Trace = $"00-{new string('1', 32)}-{new string('2', 16)}-01",
            },
            StepJsonContext.Default.ExportStep
        );
        while (true)
        {
            (_orchestration, _continued, _steps) = (new ExportOrchestration(), null, 0);
            var result = await _orchestration.RunTask(_context, input);
            _stepsOfRuns.Add(_steps);
            if (_continued is null)
            {
                return result;
            }

            input = _continued;
        }
    }

    private async Task<string> AnswerAsync(string activity, string input)
    {
        _inputs.Add(input);
        _steps++;
        _mostRunning = Math.Max(_mostRunning, ++_running);
        await Task.Yield();
        var step = JsonSerializer.Deserialize(input, StepJsonContext.Default.ExportStep)!;
        var answer = activity switch
        {
            ExportOrchestration.ListActivity => List(step),
            ExportOrchestration.WaitActivity => End(step),
            _ => new StepAnswer { State = "Complete" },
        };
        if (activity == ExportOrchestration.FinishProjectActivity)
        {
            _finished.Add(step);
        }

        _mostOpen = Math.Max(_mostOpen, step.Open.Count + answer.Begun.Count);
        _running--;
        return JsonSerializer.Serialize(answer, StepJsonContext.Default.StepAnswer);
    }

    private static StepAnswer List(ExportStep step)
    {
        var room = step.MaxOpenUnits - step.Open.Count;
        room.Should().BePositive("a coordinator without room for a unit waits for one");
        var units = Enumerable.Range(step.Skip, Math.Min(Math.Min(2, UnitsOfProject - step.Skip), room)).ToList();
        var isListed = step.Skip + units.Count == UnitsOfProject;
        return new StepAnswer
        {
            ProjectId = Project(step.Project),
            Begun = [.. units.Select(unit => $"{Project(step.Project):D}/00000/{unit:D9}")],
            Pages = 4 * units.Count,
            IsProjectListed = isListed,
            IsEnd = isListed && step.Project == Projects - 1,
            Project = isListed ? step.Project + 1 : step.Project,
            Skip = isListed ? 0 : step.Skip + units.Count,
        };
    }

    private StepAnswer End(ExportStep step)
    {
        _ended.Add(step.Open[0]).Should().BeTrue("a unit ends once");
        return new StepAnswer
        {
            Ended = [step.Open[0]],
            Files = 7,
            Bytes = 70,
        };
    }
}

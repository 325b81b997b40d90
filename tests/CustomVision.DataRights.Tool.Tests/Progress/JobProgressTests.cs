using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Tool.Progress;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace CustomVision.DataRights.Tool.Tests.Progress;

/// <summary>How far a job is, as a log and as a terminal show it. No test waits.</summary>
public sealed class JobProgressTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void A_log_has_a_line_for_each_phase_and_one_every_five_seconds_while_files_arrive()
    {
        var (time, lines) = (new TestClock(), new List<string>());
        var log = new JobLines(time, lines.Add);

        log.Show(JobPhases.Of(new ExportProgress { Phase = ExportPhase.Reading })!);
        log.Show(JobPhases.Of(new ExportProgress { Phase = ExportPhase.Reading })!);
        for (var second = 0; second <= 12; second++)
        {
            log.Show(Downloading(second));
            time.Advance(Second);
        }

        log.Show(JobPhases.Of(new ExportProgress { Phase = ExportPhase.Finishing })!);

        lines
            .Should()
            .Equal(
                "Reading the account",
                "Downloading: 0 of 1,200 files, 2.5 MB/s",
                "Downloading: 50 of 1,200 files, 12.5 MB, 2.5 MB/s, about 2 min left",
                "Downloading: 100 of 1,200 files, 25.0 MB, 2.5 MB/s, about 2 min left",
                "Writing pages and manifests"
            );
    }

    [Fact]
    public void The_projects_of_an_account_are_read_by_name_and_the_account_once()
    {
        var (time, lines) = (new TestClock(), new List<string>());
        var log = new JobLines(time, lines.Add);
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());

        log.Show(JobPhases.Of(new ExportProgress { Phase = ExportPhase.Reading })!);
        log.Show(JobPhases.Of(new ExportProgress { Phase = ExportPhase.Reading, ProjectId = first })!);
        log.Show(Downloading(1));
        log.Show(JobPhases.Of(new ExportProgress { Phase = ExportPhase.Reading, ProjectId = second })!);

        lines
            .Should()
            .Equal(
                "Reading the account",
                $"Reading project {first}",
                "Downloading: 10 of 1,200 files, 2.5 MB, 2.5 MB/s",
                $"Reading project {second}"
            );
    }

    [Theory]
    [InlineData("en", "Downloading: 100 files so far (total not known yet), 25.0 MB, 2.5 MB/s")]
    [InlineData(
        "fr",
        "Téléchargement\u00A0: 100 fichiers jusqu’ici (total encore inconnu), 25,0 Mo, 2,5 Mo/s"
    )]
    [InlineData("ko", "다운로드 중: 지금까지 파일 100개(전체 개수는 아직 알 수 없음), 25.0메가바이트, 초당 2.5메가바이트")]
    public void An_unknown_total_is_stated_and_has_no_bar(string language, string line)
    {
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo(language);
        var selecting = Downloading(10) with { IsTotalUnknown = true, Remaining = null };

        JobText.Line(selecting).Should().Be(line);
        JobText.Share(selecting).Should().Be(0);
        JobPhases.Of(new ExportProgress { Phase = ExportPhase.Downloading, IsSelecting = true })!.IsTotalUnknown.Should().BeTrue();
    }

    [Theory]
    [InlineData(1, "Downloading, project 1 of 2: 10 files so far (total not known yet)")]
    [InlineData(2, "Downloading, project 2 of 2: 10 of 40 files")]
    public void The_total_of_several_projects_is_known_in_the_last(int number, string line)
    {
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo("en");
        var progress = new ExportProgress
        {
            Phase = ExportPhase.Downloading,
            ProjectNumber = number,
            ProjectsTotal = 2,
            ProjectsCounted = number,
            FilesDone = 10,
            FilesTotal = 40,
        };

        JobText.Line(JobPhases.Of(progress)!).Should().Be(line);
    }

    [Theory]
    [InlineData("fr", "Téléchargement\u00A0: 100 sur 1\u202F200 fichiers, 25,0 Mo, 2,5 Mo/s, encore environ 2 min")]
    [InlineData("ko", "다운로드 중: 파일 1,200개 중 100개, 25.0메가바이트, 초당 2.5메가바이트, 약 2분 남음")]
    public void Progress_is_in_the_language_with_its_numbers(string language, string line)
    {
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo(language);

        JobText.Line(Downloading(10)).Should().Be(line);
    }

    [Fact]
    public void A_line_that_would_say_the_same_again_is_left_out()
    {
        var (time, lines) = (new TestClock(), new List<string>());
        var log = new JobLines(time, lines.Add);
        var waiting = JobPhases.Of(
            new ErasureProgress
            {
                Phase = ErasurePhase.Verifying,
                ObjectsDone = 3,
                ObjectsTotal = 9,
            }
        )!;

        for (var minute = 0; minute < 3; minute++)
        {
            log.Show(waiting);
            time.Advance(TimeSpan.FromMinutes(1));
        }

        lines.Should().Equal("Verifying that every object is gone: 3 of 9 objects");
    }

    [Fact]
    public void A_terminal_has_one_block_of_three_lines_that_is_drawn_four_times_a_second()
    {
        var (time, drawn) = (new TestClock(), new List<IRenderable>());
        var (console, output) = CreateConsole();
        var block = new JobBlock(time, console, drawn.Add);

        for (var step = 0; step < 100; step++)
        {
            block.Show(Downloading(60));
            time.Advance(TimeSpan.FromMilliseconds(10));
        }

        time.Advance(TimeSpan.FromSeconds(5));
        block.Show(Downloading(60));

        drawn.Should().HaveCount(5);
        console.Write(drawn[^1]);
        console.Write(block.Render(new JobProgress { Phase = "Reading the account" }));
        output
            .ToString()
            .Split('\n')
            .Select(line => line.TrimEnd())
            .Should()
            .Equal(
                "Downloading",
                "━━━━━━━━━━━━━━━━━━━━━━━━━─────────────────────────  50 %",
                "600 of 1,200 files · 150.0 MB · 2.5 MB/s · about 60 s left",
                "Reading the account",
                "",
                "",
                ""
            );
    }

    [Fact]
    public void Rate_and_time_left_of_a_verification_are_shown_as_the_library_measures_them()
    {
        var verified = new VerificationProgress
        {
            FilesDone = 100,
            FilesTotal = 400,
            BytesDone = 100_000_000,
            BytesTotal = 400_000_000,
            BytesPerSecond = 10_000_000,
            EstimatedRemaining = TimeSpan.FromSeconds(30),
        };

        JobText.Line(JobPhases.Of(verified)!).Should().Be("Verifying: 100 of 400 files, 100.0 MB, 10.0 MB/s, about 30 s left");
    }

    [Fact]
    public void A_resource_that_is_read_project_by_project_says_how_much_was_read_and_how_fast()
    {
        var describe = JobPhases.OfReading("Counting");
        var first = describe(new ReadingProgress { ProjectsTotal = 4 })!;
        var later = describe(
            new ReadingProgress
            {
                ProjectsDone = 1,
                ProjectsTotal = 4,
                ObjectsDone = 12_345,
                ObjectsPerSecond = 1_234.5,
            }
        )!;

        JobText.Line(first).Should().Be("Counting: 0 of 4 projects");
        JobText.Line(later).Should().Be("Counting: 1 of 4 projects, 12,345 objects read, 1,234.5/s");
    }

    // Ten files and 2.5 MB a second.
    private static JobProgress Downloading(int second) =>
        JobPhases.Of(
            new ExportProgress
            {
                Phase = ExportPhase.Downloading,
                ProjectNumber = 1,
                ProjectsTotal = 1,
                ProjectsCounted = 1,
                FilesDone = second * 10,
                FilesTotal = 1200,
                BytesDone = second * 2_500_000L,
                BytesPerSecond = 2_500_000,
                EstimatedRemaining = TimeSpan.FromSeconds(120 - second),
            }
        )!;

    private static (IAnsiConsole Console, StringWriter Output) CreateConsole()
    {
        var output = new StringWriter();
        var settings = new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(output),
        };
        var console = AnsiConsole.Create(settings);
        (console.Profile.Width, console.Profile.Capabilities.Unicode) = (80, true);
        return (console, output);
    }
}

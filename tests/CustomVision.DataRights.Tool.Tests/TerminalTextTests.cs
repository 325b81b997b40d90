using System.Globalization;
using System.Text;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Faults;

namespace CustomVision.DataRights.Tool.Tests;

/// <summary>What the service, a file or an argument says never steers the terminal, and each line says what it is about.</summary>
public sealed class TerminalTextTests : IDisposable
{
    private const string Hostile = "\u001b[31mred\u001b]0;title\u0007 \u202Egnp\u2066\u200F end\r\nComplete: forged";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datarights-terminal-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Control_characters_of_the_service_are_shown_and_not_obeyed()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions());
        using var http = new HttpClient { BaseAddress = emulator.Endpoint };
        http.DefaultRequestHeaders.Add("Training-Key", emulator.TrainingKey);
        using var created = await http.PostAsync(
            $"customvision/v3.3/training/projects?name={Uri.EscapeDataString(Hostile)}",
            content: null
        );
        created.EnsureSuccessStatusCode();
        emulator.Faults.Add(FaultRule.For("GetTags").Answer(403));
        var outcomes = new[]
        {
            await Datarights.RunAsync(emulator, "list"),
            await Datarights.RunAsync(
                emulator,
                "export",
                "--output",
                Path.Combine(_folder.FullName, "archive"),
                "--requests-per-second",
                "0"
            ),
            await Datarights.RunAsync("verify", Path.Combine(_folder.FullName, "no" + Hostile.ReplaceLineEndings(" "))),
            await Datarights.RunAsync("verify", "--" + Hostile),
        };

        foreach (var outcome in outcomes)
        {
            outcome.All.Where(character => char.IsControl(character) && character is not ('\n' or '\r')).Should().BeEmpty("{0}", outcome);
            outcome.All.Should().NotContainAny("\u202E", "\u2066", "\u200F").And.NotContain("\nComplete: forged");
        }

        outcomes[1].Output.Should().Contain("red").And.Contain("\\u001B");
    }

    [Fact]
    public void No_character_without_a_shape_of_its_own_passes()
    {
        var hidden = Enumerable
            .Range(0, 0x110000)
            .Where(Rune.IsValid)
            .Select(value => new Rune(value))
            .Where(rune =>
                Rune.GetUnicodeCategory(rune)
                    is UnicodeCategory.Control
                        or UnicodeCategory.Format
                        or UnicodeCategory.LineSeparator
                        or UnicodeCategory.ParagraphSeparator
            );
        int[] others = [0x034F, 0x115F, 0x1160, 0x17B4, 0x180B, 0x2065, 0x2800, 0x3164, 0xFE0F, 0xFFA0, 0xE0020, 0xE0100];
        foreach (var rune in hidden.Concat(others.Select(value => new Rune(value))))
        {
            var clean = TerminalText.Clean($"a{rune}b");

            clean.Should().MatchRegex("^a\\\\[uU][0-9A-F]{4,8}b$", "U+{0:X4} is not to be seen", rune.Value);
        }

        TerminalText.Clean("a\uD800b").Should().Be("a\\uD800b");
        TerminalText.Clean("Zoë, Åsa, 山田, שלום, 👩 & co. [x]").Should().Be("Zoë, Åsa, 山田, שלום, 👩 & co. [x]");
    }

    [Fact]
    public async Task Each_line_names_project_and_iteration_and_the_report()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        emulator.Faults.Add(FaultRule.For("GetIterationPerformance").Answer(403));
        var archive = Path.Combine(_folder.FullName, "archive");

        var outcome = await Datarights.RunAsync(emulator, "export", "--output", archive, "--requests-per-second", "0");

        outcome.ExitCode.Should().Be(1, "{0}", outcome);
        foreach (var project in emulator.Account.Projects)
        {
            foreach (var iteration in project.Iterations)
            {
                outcome
                    .Output.Should()
                    .Contain($"of project \"{project.Name}\" ({project.Id}), iteration \"{iteration.Name}\" ({iteration.Id}): ");
            }
        }

        outcome
            .Output.Should()
            .Contain(Path.Combine(archive, "data", "report.json"))
            .And.Contain("Not exported: performance of ")
            .And.NotContain("Failed ");
        var lines = outcome.Output.Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal)).ToList();
        lines.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_project_that_cannot_be_counted_is_named_beside_the_others()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        var (failing, other) = (emulator.Account.Projects[0], emulator.Account.Projects[1]);
        emulator.Faults.Add(FaultRule.For("GetIterations").WithPath(failing.Id.ToString()).Answer(403));

        var listed = await Datarights.RunAsync(emulator, "list");

        listed.ExitCode.Should().Be(1, "{0}", listed);
        listed.Output.Should().Contain(other.Id.ToString()).And.Contain(failing.Id.ToString()).And.Contain("2 projects.");
        listed
            .Error.Should()
            .Contain(failing.Id.ToString())
            .And.Contain("403")
            .And.NotContain(other.Id.ToString())
            .And.NotContain("   at ");
    }

    [Fact]
    public async Task An_empty_account_is_said()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions());

        var listed = await Datarights.RunAsync(emulator, "list");

        listed.ExitCode.Should().Be(0, "{0}", listed);
        listed.Output.Should().Contain("0 projects");
        var exported = await Datarights.RunAsync(
            emulator,
            "export",
            "--output",
            Path.Combine(_folder.FullName, "archive"),
            "--requests-per-second",
            "0"
        );
        exported.ExitCode.Should().Be(0, "{0}", exported);
        exported.Output.Should().Contain("listed no projects").And.Contain("looks the same");
    }
}

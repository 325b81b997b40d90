using System.Text.RegularExpressions;
using CustomVision.DataRights.Emulator;

namespace CustomVision.DataRights.Tool.Tests.Texts;

/// <summary>What goes wrong: the exit code of README's table, and one message in the language of the command line.</summary>
public sealed class ErrorLanguageTests : IAsyncLifetime
{
    private const string English = "[a-z]+ [a-z]+ [a-z]+ [a-z]+";
    private const string Unknown = "0b5e60d4-9c06-4e49-8f93-7d5f2f0a1c11";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private static readonly string[] Rate = ["--requests-per-second", "0"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datarights-errors-");
    private TrainingEmulator _emulator = null!;

    public async Task InitializeAsync()
    {
        _emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(At("full")).FullName, "note.txt"), "mine");
        File.WriteAllText(At("file"), "no archive");
        (await Datarights.RunAsync(_emulator, ["export", "--output", At("archive"), .. Rate])).ExitCode.Should().Be(0);
        (await Datarights.RunAsync(_emulator, ["erase", "plan", "--all", "--output", At("plan.json"), .. Rate])).ExitCode.Should().Be(0);
    }

    public async Task DisposeAsync()
    {
        await _emulator.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_cannot_work_as_it_was_typed_is_2_in_each_language()
    {
        string[][] misuses =
        [
            ["export", "--output", At("new"), "--tag", "Ana Larsen", .. Rate],
            ["export", "--output", At("new"), "--tag-id", Unknown, .. Rate],
            ["export", "--output", At("new"), "--project", Unknown, .. Rate],
            ["export", "--output", At("new"), "--iteration", Unknown, .. Rate],
            ["export", "--output", At("full"), .. Rate],
            ["export", "--output", At("archive"), .. Rate],
            ["export", "--output", Path.Combine(At("archive"), "inside"), .. Rate],
            ["erase", "plan", "--project", Unknown, "--output", At("other.json"), .. Rate],
            ["erase", "plan", "--tag", "Anna Larsen", "--output", At("other.json"), .. Rate],
            ["erase", "plan", "--output", At("other.json"), .. Rate],
            ["erase", "plan", "--all", "--output", At("plan.json"), .. Rate],
            ["export"],
            ["export", "--output", At("new.zip"), .. Rate],
            ["erase", "plan", "--all"],
            ["convert", At("archive")],
            ["erase", "show", At("nowhere.json")],
            ["erase", "show", At("full")],
            ["erase", "audit", At("plan.json"), "--journal", At("nowhere")],
            EraseArguments.Apply(At("plan.json"), "deadbeef", At("journal"), At("receipt.json")),
            ["verify", At("nowhere")],
            ["verify", At("file")],
            ["verify"],
            ["verify", At("archive"), "--expect", "7"],
            ["verify", At("archive"), "--quiet", "--verbose"],
            ["compare", At("archive"), At("nowhere")],
            ["drill", At("nowhere")],
            ["restore", At("archive"), .. Rate],
            ["restore", At("archive"), "--without-receipts", "--project", Unknown, .. Rate],
            ["restore", At("archive"), "--without-receipts", "--domain", "general"],
            ["convert", At("archive"), "--format", "coco", "--output", At("full")],
            ["convert", At("archive"), "--format", "jpeg"],
            ["convert", At("archive"), "--format", "coco", "--split", "half"],
            ["convert", At("full"), "--format", "coco", "--output", At("set")],
            ["list", "--auth", "token"],
            ["restore", At("archive"), "--without-receipts", .. Rate],
            [.. EraseArguments.Apply(At("plan.json"), "deadbeef", At("journal"), At("receipt.json")).Select(Blank)],
        ];
        foreach (var misuse in misuses)
        {
            await CheckAsync(2, misuse);
        }
    }

    [Fact]
    public async Task What_failed_is_1_in_each_language()
    {
        File.WriteAllText(At("drill.json"), "{}");
        await CheckAsync(1, "erase", "show", At("drill.json"));
        var plan = await File.ReadAllTextAsync(At("plan.json"));
        await File.WriteAllTextAsync(At("malformed.json"), plan.Replace("\"deleteEmptiedTags\": ", "\"more\": ", StringComparison.Ordinal));
        await CheckAsync(1, "erase", "show", At("malformed.json"));

        foreach (var language in (string[])["en", "fr", "ko"])
        {
            var wrongKey = await Datarights.RunWithAsync(_emulator.Endpoint.ToString(), "wrong", "list", "--language", language);
            wrongKey.ExitCode.Should().Be(1, "{0}", wrongKey);
            wrongKey.Error.Should().Contain("CUSTOMVISION_TRAINING_KEY").And.Contain("CUSTOMVISION_ENDPOINT");
            IsIn(language, wrongKey.Error).Should().BeTrue("{0}", wrongKey.Error);

            var none = await Datarights.RunWithAsync(endpoint: null, key: null, "list", "--language", language);
            none.ExitCode.Should().Be(2, "{0}", none);
            none.Error.Should().Contain("CUSTOMVISION_ENDPOINT");
            IsIn(language, none.Error).Should().BeTrue("{0}", none.Error);
        }
    }

    [Theory]
    [InlineData("--language=fr", "n’existe pas")]
    [InlineData("--language:ko", "디렉터리가 없습니다")]
    public async Task The_language_may_be_joined_to_its_option(string option, string text)
    {
        var outcome = await Datarights.RunAsync("verify", At("nowhere"), option);

        outcome.Error.Should().Contain(text);
    }

    [Fact]
    public async Task Hints_fit_what_was_typed()
    {
        var approved = await Datarights.RunAsync(
            _emulator,
            EraseArguments.Apply(At("plan.json"), "deadbeef", At("journal"), At("receipt.json"))
        );
        var domain = await Datarights.RunAsync(_emulator, "restore", At("archive"), "--without-receipts", "--domain", "general");
        var taken = await Datarights.RunAsync(_emulator, ["restore", At("archive"), "--without-receipts", .. Rate]);
        var project = await Datarights.RunAsync(_emulator, "export", "--output", At("new"), "--project", "7");
        var format = await Datarights.RunAsync("convert", At("archive"), "--format", "jpeg");
        var number = await Datarights.RunAsync("convert", At("archive"), "--format", "3");
        var help = await Datarights.RunAsync("convert", "--help");

        approved.Error.Should().Contain("\"deadbeef\" is not the digest of this plan").And.Contain("erase show").And.Contain("64");
        domain.Error.Should().Contain("the list of domains in an archive").And.NotContain("datarights list");
        taken.Error.Should().MatchRegex("already has a project named \"(Reception visitors|Parking gate)\"").And.Contain("--name-suffix");
        project.Error.Should().Contain("datarights list");
        format.Error.Should().Contain("coco, azureml, yolo, pascalvoc, imagefolder, labelstudio");
        number.ExitCode.Should().Be(2, "a number is no format: {0}", number);
        help.Output.Should().Contain("<coco|azureml|yolo|pascalvoc|imagefolder|labelstudio>");
    }

    private async Task CheckAsync(int exitCode, params string[] arguments)
    {
        foreach (var language in (string[])["en", "fr", "ko"])
        {
            var outcome = await Datarights.RunAsync(_emulator, [.. arguments, "--language", language]);

            outcome.ExitCode.Should().Be(exitCode, "{0}: {1}", string.Join(' ', arguments), outcome);
            outcome.Error.Should().NotBeEmpty("{0} says what is wrong", string.Join(' ', arguments)).And.NotContain("System.");
            outcome
                .Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Should()
                .OnlyContain(line => IsIn(language, line), "{0} speaks {1}", string.Join(' ', arguments), language);
        }
    }

    private static bool IsIn(string language, string text) =>
        language switch
        {
            "en" => text.All(letter => letter < '\u0100'),
            "fr" => !Regex.IsMatch(text, "\\b(the|is|and|not|of|with)\\b", RegexOptions.None, Timeout),
            _ => text.Any(letter => letter is >= '가' and <= '힣') && !Regex.IsMatch(text, English, RegexOptions.None, Timeout),
        };

    private static string Blank(string argument) => argument == "dpo" ? " " : argument;

    private string At(string name) => Path.Combine(_folder.FullName, name);
}

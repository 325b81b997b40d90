using System.Text.RegularExpressions;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Tool.Tests.Texts;

/// <summary>The language of results: every text is there, and every line of a result is in it.</summary>
public sealed class ConsoleTextsTests : IDisposable
{
    private const string English = "[a-z]+ [a-z]+ [a-z]+ [a-z]+";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private static readonly string[] Rate = ["--requests-per-second", "0"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datarights-texts-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Korean_texts_are_Korean()
    {
        var english = Read(TextLanguage.English);

        Read(TextLanguage.Korean).Should().OnlyContain(text => IsKorean(text.Value) || !english[text.Key].Any(char.IsLetter));
    }

    // Each is written in the code with a value, or an escape, in its middle; LibrarySentencesTests has the whole sentences.
    private static readonly string[] Composed =
    [
        " has more than the ",
        ") after ",
        ": the answer is larger",
        ": The answer is larger",
        ": The answer has ",
        "The approval has no Approver",
        "The approval has no Reason",
        "it contains a character that some file systems forbid (one of \\ : * ? \" < > |)",
    ];

    [Fact]
    public void Every_sentence_of_the_library_that_is_said_in_a_language_is_one_that_the_library_states()
    {
        var source = Path.Combine(SampleTests.Repository(), "src");
        var code = string.Join(
            '\n',
            LibrarySentencesTests
                .PackageNames.SelectMany(package =>
                    Directory.EnumerateFiles(Path.Combine(source, package), "*.cs", SearchOption.AllDirectories)
                )
                .Select(File.ReadAllText)
        );
        var stated = Regex.Replace(code, "\"\\s*\\+\\s*\\$?\"", "", RegexOptions.NonBacktracking);

        Read(TextLanguage.English)
            .Where(text => text.Key.StartsWith("stated.", StringComparison.Ordinal))
            .SelectMany(text => Regex.Split(text.Value, "\\{[0-9]\\}", RegexOptions.NonBacktracking))
            .Where(part => !stated.Contains(part.Trim(' ', '.', ':'), StringComparison.Ordinal))
            .SelectMany(part => Regex.Split(part, "[,;.] (?:and )?", RegexOptions.NonBacktracking)) // composed of several texts in the code
            .Where(part => !stated.Contains(part.Trim(' ', '.', ':', ',', '\''), StringComparison.Ordinal))
            .Except(Composed, StringComparer.Ordinal)
            .Should()
            .BeEmpty("a sentence that was reworded in the library alone would be English in every language");
    }

    [Fact]
    public async Task A_report_says_its_reasons_in_French()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        emulator.Faults.Add(FaultRule.For("GetIterationPerformance").Answer(403));

        var exported = await Datarights.RunAsync(emulator, ["export", "--output", At("archive"), "--language", "fr", .. Rate]);

        exported.ExitCode.Should().Be(1, "{0}", exported);
        exported
            .Output.Should()
            .Contain("Exportation incomplète")
            .And.Contain("Non exporté\u00A0: performances, projet «\u00A0Reception visitors\u00A0»")
            .And.Contain("Absent de l’archive\u00A0: informations sur le compte. L’API Training ne les fournit plus")
            .And.NotContain("Not exported")
            .And.NotContain("answered 403");
    }

    [Fact]
    public async Task Every_line_of_a_result_is_in_Korean()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        var (archive, plan) = (At("archive"), At("plan.json"));
        var outputs = new List<string>();
        await RunAsync("catalog");
        await RunAsync("account");
        await RunAsync("list");
        await RunAsync(["export", "--output", archive, .. Rate]);
        await RunAsync("verify", archive);
        await RunAsync("restore", archive, "--dry-run", "--without-receipts", "--work", At("work"));
        await RunAsync("compare", archive, archive);
        await RunAsync("drill", archive, "--without-receipts");
        foreach (var format in (string[])["coco", "azureml", "yolo", "pascalvoc", "imagefolder", "labelstudio"])
        {
            string[] url = format is "azureml" or "labelstudio" ? ["--image-base-url", "https://contoso.invalid/set"] : [];
            await RunAsync(["convert", archive, "--format", format, "--output", At(format), .. url]);
        }

        await RunAsync(["export", "--output", At("person"), "--tag", "Anna Larsen", .. Rate]);
        await RunAsync("compare", archive, At("person"));
        await RunAsync("drill", At("person"));
        await RunAsync("restore", At("person"), "--dry-run", "--without-receipts", "--work", At("work"));
        await RunAsync(["erase", "plan", "--tag", "Anna Larsen", "--models", "keep", "--reason", "필요", "--output", plan, .. Rate]);
        await RunAsync(["erase", "show", plan, "--names", .. Rate]);
        await RunAsync([
            .. (string[])["erase", "apply", plan, "--approver", "dpo", "--reason", "7", "--journal", At("journal")],
            .. (string[])["--receipt", At("receipt.json"), "--approve", ErasurePlan.FromJson(File.ReadAllText(plan)).Digest, .. Rate],
        ]);
        await RunAsync(["erase", "verify", plan, .. Rate]);
        await RunAsync("erase", "audit", plan, "--receipt", At("receipt.json"));

        File.Delete(Path.Combine(archive, "data", "report.json"));
        File.WriteAllText(Path.Combine(archive, "data", "index.html"), "");
        File.WriteAllText(Path.Combine(archive, "data", "more.txt"), "");
        await RunAsync("verify", archive);

        // The rows of tables show the account's own data.
        outputs
            .SelectMany(output => output.Split('\n'))
            .Where(line => !Regex.IsMatch(line, "^[│├╭╰]", RegexOptions.None, Timeout))
            .Should()
            .OnlyContain(line => line.Trim().Length == 0 || (IsKorean(line) && !Regex.IsMatch(line, English, RegexOptions.None, Timeout)));

        async Task RunAsync(params string[] arguments)
        {
            var outcome = await Datarights.RunAsync(emulator, [.. arguments, "--language", "ko"]);
            outcome.Error.Should().BeEmpty("{0}", outcome);
            outputs.Add(outcome.Output);
        }
    }

    [Fact]
    public async Task A_document_is_in_English_whatever_the_language()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });

        var planned = await Datarights.RunAsync(
            emulator,
            ["erase", "plan", "--all", "--output", At("plan.json"), "--json", "--language", "fr", .. Rate]
        );

        planned.ExitCode.Should().Be(0, "{0}", planned);
        planned.Output.Should().Contain("Scope: EVERY project of the account.");
        planned.Error.Should().Contain("Empreinte à approuver");
    }

    private static Dictionary<string, string> Read(TextLanguage language) =>
        new LocalizedTexts("Tool.Texts.ConsoleTexts").Entries(language).ToDictionary(StringComparer.Ordinal);

    private static bool IsKorean(string text) => text.Any(letter => letter is >= '가' and <= '힣');

    private string At(string name) => Path.Combine(_folder.FullName, name);
}

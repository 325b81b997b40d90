using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>
/// An export's report against its archive: the verifier sees where they part, and nothing else; <see cref="ExportRig"/> verifies each
/// archive.
/// </summary>
public sealed class ReportTests
{
    private static readonly string[] Categories =
    [
        "domains",
        "projects",
        "tags",
        "images",
        "image-files",
        "iterations",
        "iteration-images",
        "iteration-image-files",
        "performance",
        "image-performance",
        "suggestions",
        "models",
        "model-files",
        "predictions",
        "prediction-files",
    ];

    [Fact]
    public async Task Another_number_in_any_category_is_found()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        await rig.ExportAsync(folder);
        string[] altered = ["bag-info.txt", "data/report.json", "manifest-sha256.txt", "tagmanifest-sha256.txt"];
        var before = altered.Select(file => File.ReadAllBytes(Path.Combine(folder, file))).ToList();
        foreach (var name in Categories)
        {
            await AlterAsync(folder, report => Rows(report, name).First()["found"] = 12345);

            (await FindingsAsync(folder)).Should().ContainSingle(name).Which.Should().Contain("12345").And.Contain(name);
            foreach (var (file, bytes) in altered.Zip(before))
            {
                await File.WriteAllBytesAsync(Path.Combine(folder, file), bytes);
            }
        }
    }

    [Fact]
    public async Task A_report_without_categories_is_found()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        await rig.ExportAsync(folder);
        await AlterAsync(folder, report => report["categories"] = new JsonArray());

        var lists = Directory
            .EnumerateFiles(Path.Combine(folder, "data", "projects"), "*.json*", SearchOption.AllDirectories)
            .Count(file =>
                Path.GetFileName(file)
                    is "images.jsonl"
                        or "predictions.jsonl"
                        or "exports.json"
                        or "tags.json"
                        or "suggestions.jsonl"
                        or "image-performances.jsonl"
            );
        (await FindingsAsync(folder)).Should().HaveCountGreaterThan(lists, "each list, and some documents, have a category");
    }

    [Fact]
    public async Task A_report_that_says_complete_where_the_archive_says_incomplete_is_found()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        rig.Storage.Intercept = (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound));
        (await rig.ExportAsync(folder)).State.Should().Be(ExportState.Incomplete);
        await AlterAsync(
            folder,
            report =>
            {
                report["state"] = "Complete";
                report["failures"] = new JsonArray();
                foreach (var row in report["categories"]!.AsArray())
                {
                    row!["state"] = row["found"]!.GetValue<long>() == 0 ? "NotOffered" : "Exported";
                }
            }
        );

        (await FindingsAsync(folder)).Should().ContainSingle().Which.Should().Contain("bag-info.txt");
    }

    [Theory]
    [InlineData("Complete", "Incomplete")]
    [InlineData("Complete", "CompleteWithDifferences")]
    [InlineData("Incomplete", "Complete")]
    [InlineData("Incomplete", "CompleteWithDifferences")]
    public async Task A_state_that_does_not_follow_from_what_is_named_is_found(string state, string instead)
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        if (state == "Incomplete")
        {
            rig.Emulator.Faults.Add(FaultRule.For("GetDomains").Answer(501));
        }

        (await rig.ExportAsync(folder)).State.ToString().Should().Be(state);
        var info = Path.Combine(folder, "bag-info.txt");
        await File.WriteAllTextAsync(
            info,
            (await File.ReadAllTextAsync(info)).Replace("Export-State: " + state, "Export-State: " + instead, StringComparison.Ordinal)
        );
        await AlterAsync(folder, report => report["state"] = instead);

        (await FindingsAsync(folder)).Should().ContainSingle().Which.Should().Contain(state);
    }

    [Theory]
    [InlineData("GetDomains")]
    [InlineData("GetProject")]
    [InlineData("GetTags")]
    [InlineData("GetIterations")]
    [InlineData("GetIteration")]
    [InlineData("GetIterationPerformance")]
    [InlineData("GetImagePerformances")]
    [InlineData("QuerySuggestedImages")]
    [InlineData("QuerySuggestedImageCount")]
    [InlineData("GetExports")]
    [InlineData("GetImages")]
    [InlineData("GetImageCount")]
    [InlineData("QueryPredictions")]
    public async Task What_a_later_run_may_not_ask_for_again_is_counted_rightly(string operation)
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        await InterruptedExport.AtTheLastProjectAsync(rig, folder);
        foreach (var status in (int[])[501, 403])
        {
            var rule = rig.Emulator.Faults.Add(FaultRule.For(operation).Answer(status));
            var result = await rig.ExportAsync(folder);
            rig.Emulator.Faults.Remove(rule);
            result.State.Should().Be(ExportState.Incomplete);
        }

        (await rig.ExportAsync(folder)).State.Should().NotBe(ExportState.Incomplete);
    }

    [Fact]
    public async Task Predictions_that_a_list_left_out_are_counted_rightly()
    {
        await using var rig = await ExportRig.StartAsync();
        var project = rig.Emulator.Account.Projects.First(project => project.PredictionIds.Count > 0);
        rig.Emulator.Seed(account =>
        {
            for (var i = 0; i < 600; i++)
            {
                account.Project(project.Id).AddPrediction(project.Iterations[0].Id);
            }
        });
        rig.Wire.Intercept = (request, _) =>
            request.RequestUri!.AbsolutePath.EndsWith($"{project.Id}/predictions/query", StringComparison.Ordinal)
            && BodyOf(request).Contains("Oldest", StringComparison.Ordinal)
                ? Task.FromResult(Wire.Answer(200, "{\"token\":{\"continuation\":null},\"results\":[]}"))
                : null;

        var result = await rig.ExportAsync(rig.NewFolder());

        result.State.Should().Be(ExportState.Incomplete);
        result.Categories.Where(category => category.Category == "predictions" && category.ProjectId == project.Id).Should().HaveCount(2);
    }

    private static string BodyOf(HttpRequestMessage request)
    {
        using var reader = new StreamReader(request.Content!.ReadAsStream());
        return reader.ReadToEnd();
    }

    private static IEnumerable<JsonNode> Rows(JsonNode report, string name) =>
        report["categories"]!
            .AsArray()
            .Where(row => row!["category"]!.GetValue<string>() == name && row["state"]!.GetValue<string>() is "Exported" or "Empty")
            .OfType<JsonNode>();

    private static async Task<IEnumerable<string>> FindingsAsync(string folder)
    {
        var findings = (await ArchiveVerifier.VerifyAsync(folder)).Findings;
        findings.Should().OnlyContain(finding => finding.Kind == ArchiveFindingKind.Malformed && finding.Path == "data/report.json");
        return findings.Select(finding => finding.Text);
    }

    // Alters the report and everything that vouches for it.
    private static async Task AlterAsync(string folder, Action<JsonNode> alter)
    {
        var path = Path.Combine(folder, "data", "report.json");
        var before = new FileInfo(path).Length;
        var report = JsonNode.Parse(await File.ReadAllTextAsync(path))!;
        alter(report);
        await File.WriteAllTextAsync(path, report.ToJsonString());
        var info = Path.Combine(folder, "bag-info.txt");
        var text = await File.ReadAllTextAsync(info);
        var label = $"{BagLabels.PayloadOxum}: ";
        var oxum = text.Split('\n')
            .Single(line => line.StartsWith(label, StringComparison.Ordinal))[label.Length..]
            .Split('.');
        var bytes = long.Parse(oxum[0], CultureInfo.InvariantCulture) - before + new FileInfo(path).Length;
        await File.WriteAllTextAsync(
            info,
            text.Replace(
                $"{BagLabels.PayloadOxum}: {oxum[0]}.",
                FormattableString.Invariant($"{BagLabels.PayloadOxum}: {bytes}."),
                StringComparison.Ordinal
            )
        );
        await RenewAsync(folder, "manifest-sha256.txt", file => file == "data/report.json");
        await RenewAsync(folder, "tagmanifest-sha256.txt", _ => true);
    }

    private static async Task RenewAsync(string folder, string manifest, Func<string, bool> isAltered)
    {
        var lines = (await File.ReadAllLinesAsync(Path.Combine(folder, manifest)))
            .Select(line => line.Split("  ", 2)[1])
            .Zip(await File.ReadAllLinesAsync(Path.Combine(folder, manifest)))
            .Select(line =>
                isAltered(line.First)
                    ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, line.First)))) + "  " + line.First
                    : line.Second
            );
        await File.WriteAllTextAsync(Path.Combine(folder, manifest), string.Concat(lines.Select(line => line + "\n")));
    }
}

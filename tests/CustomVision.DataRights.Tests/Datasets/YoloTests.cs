using System.Text.Json;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Datasets;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Tests.Archive;
using CustomVision.DataRights.Tests.Archive.Reading;

namespace CustomVision.DataRights.Tests.Datasets;

public sealed class YoloTests : IDisposable
{
    private readonly TestArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task Detection_EachImageHasALabelFileWhereUltralyticsLooks()
    {
        var project = _archive.AddProject(ProjectKind.Detection);
        var (b, a, none) = (project.AddTag("b"), project.AddTag("a"), project.AddTag("none", "Negative"));
        var first = project.AddImage([b, a], [(b, 0.25, 0.5, 0.25, 0.125), (a, 0.295343131, 0.259428144, 0.403186262, 0.421568632)]);
        var negative = project.AddImage([none], extension: "gif");
        project.Save();

        using var culture = new AzureMLTests.CultureScope("fr-FR");
        var result = await _archive.ConvertAsync(DatasetFormat.Yolo);

        result
            .Projects[0]
            .Should()
            .BeEquivalentTo(
                new
                {
                    Images = 2,
                    Annotations = 2,
                    Categories = 2,
                    Negatives = 1,
                }
            );
        foreach (var image in Directory.EnumerateFiles(In(project, "images")))
        {
            // As Ultralytics does: the last folder "images" of the path becomes "labels", and the extension "txt".
            File.Exists(Path.ChangeExtension(image.Replace("/images/", "/labels/", StringComparison.Ordinal), ".txt")).Should().BeTrue();
        }

        (await File.ReadAllTextAsync(In(project, $"labels/{first}.txt")))
            .Should()
            .Be("1 0.375 0.5625 0.25 0.125\n0 0.496936262 0.47021246 0.403186262 0.421568632\n");
        new FileInfo(In(project, $"labels/{negative}.txt")).Length.Should().Be(0, "an empty file says that the image shows nothing");
        (await File.ReadAllTextAsync(In(project, "data.yaml")))
            .Should()
            .Be("train: images\nval: images\nnc: 2\nnames:\n  0: \"a\"\n  1: \"b\"\n");
        result.Projects[0].Losses.Should().Contain(loss => loss.StartsWith("1 image is a GIF"));
    }

    [Fact]
    public async Task Detection_HostileNames_AreWhatAYamlParserReads()
    {
        var project = _archive.AddProject(ProjectKind.Detection);
        string[] names = [.. TestArchive.HostileNames, "yes", "null", "1", "", " padded ", "\u00A0\u3000", "\uFFFE\uE000", "\t\r"];
        foreach (var name in names)
        {
            project.AddTag(name);
        }

        project.Save();

        await _archive.ConvertAsync(DatasetFormat.Yolo);

        var yaml = await File.ReadAllTextAsync(In(project, "data.yaml"));
        yaml.Split('\n').Should().HaveCount(names.Length + 5, "a name never breaks a line");
        if (ExternalTool.Run("python3", In(project, ""), "-c", "import yaml") is not { ExitCode: 0 })
        {
            return; // no second opinion on this machine; YamlText_EscapesWhatIsNotPlain remains
        }

        const string Parse = "import json, yaml; print(json.dumps(yaml.safe_load(open('data.yaml', encoding='utf-8'))))";
        var (exitCode, output) = ExternalTool.Run("python3", In(project, ""), "-c", Parse)!.Value;
        exitCode.Should().Be(0, output);
        JsonDocument
            .Parse(output)
            .RootElement.GetProperty("names")
            .EnumerateObject()
            .Select(name => name.Value.GetString())
            .Should()
            .Equal(names.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("plain 한국어", "\"plain 한국어\"")]
    [InlineData("a\"b\\c", "\"a\\\"b\\\\c\"")]
    [InlineData("a\nb\tc\rd", "\"a\\nb\\tc\\rd\"")]
    [InlineData("\u0000\u0007\u0085\u00A0", "\"\\x00\\x07\\x85\\xA0\"")]
    [InlineData("\u202Ertl\u2028", "\"\\u202Ertl\\u2028\"")]
    [InlineData("\U0001F600\U000E0001", "\"\U0001F600\\U000E0001\"")]
    public void YamlText_EscapesWhatIsNotPlain(string text, string expected) => YamlText.Quote(text).Should().Be(expected);

    [Fact]
    public async Task Classification_FoldersAreReadable_AndAFileSaysWhichTagTheyAre()
    {
        var project = _archive.AddProject(ProjectKind.Multilabel);
        var tags = TestArchive.HostileNames.Select(name => project.AddTag(name)).ToList();
        var negative = project.AddTag("zzz", "Negative");
        var images = tags.Select(tag => project.AddImage([tag])).ToList();
        var none = project.AddImage([negative]);
        project.AddImage([tags[0], tags[1]]);
        project.Save();

        var result = await _archive.ConvertAsync(DatasetFormat.Yolo);

        result
            .Projects[0]
            .Should()
            .BeEquivalentTo(
                new
                {
                    Images = 8,
                    Annotations = 8,
                    Categories = 8,
                    Negatives = 1,
                }
            );
        result.Projects[0].Skipped.Should().Equal(new Dictionary<DatasetSkipReason, long> { [DatasetSkipReason.SeveralTags] = 1 });
        DatasetFiles.NamesAreOurs(_archive.Output);
        using var classes = JsonDocument.Parse(await File.ReadAllBytesAsync(In(project, "classes.json")));
        foreach (var entry in classes.RootElement.EnumerateArray())
        {
            var tag = entry.GetProperty("tag_id").GetGuid();
            var image = tag == negative ? none : images[tags.IndexOf(tag)];
            File.Exists(In(project, $"train/{entry.GetProperty("folder").GetString()}/{image}.png")).Should().BeTrue();
            Directory
                .Exists(In(project, $"val/{entry.GetProperty("folder").GetString()}"))
                .Should()
                .BeTrue("every part numbers the classes alike");
            entry.GetProperty("name").GetString().Should().Be(tag == negative ? "zzz" : TestArchive.HostileNames[tags.IndexOf(tag)]);
        }
    }

    [Fact]
    public async Task Classification_TheReadmesCommand_PutsImagesIntoTheirFolders()
    {
        var project = _archive.AddProject(ProjectKind.Multiclass);
        var image = project.AddImage([project.AddTag("a")]);
        project.Save();
        await _archive.ConvertAsync(DatasetFormat.Yolo, new DatasetOptions { CopyImages = false });
        Directory.Exists(In(project, "train")).Should().BeFalse();
        var command = (await File.ReadAllTextAsync(In(project, "README.md")))
            .Split("```sh\n")[1]
            .Split("\n```")[0]
            .Replace("ARCHIVE", _archive.Root, StringComparison.Ordinal);

        if (ExternalTool.Run("sh", In(project, ""), "-c", command) is { } run)
        {
            run.Should().Be((0, ""));
            File.Exists(In(project, $"train/a/{image}.png")).Should().BeTrue();
        }
    }

    private string In(TestProject project, string path) => Path.Combine(_archive.Output, project.Id.ToString(), path);
}

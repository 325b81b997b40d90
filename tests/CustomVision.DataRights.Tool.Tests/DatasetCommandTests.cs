using System.Text.Json;
using CustomVision.DataRights.Emulator;

namespace CustomVision.DataRights.Tool.Tests;

/// <summary>Data sets: within an export, and from its archive afterwards. The emulator's own state is the judge.</summary>
public sealed class DatasetCommandTests(DatasetCommandTests.Exported exported) : IClassFixture<DatasetCommandTests.Exported>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datarights-dataset-");

    public static TheoryData<string> Formats => ["coco", "azureml", "yolo", "pascalvoc", "imagefolder", "labelstudio"];

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Damaged_archive_is_refused_before_anything_is_converted()
    {
        var (archive, output) = (_folder.CreateSubdirectory("copy").FullName, Path.Combine(_folder.FullName, "set"));
        foreach (var file in Directory.EnumerateFiles(exported.Archive, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(archive, Path.GetRelativePath(exported.Archive, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            await File.WriteAllBytesAsync(copy, file.EndsWith(".png", StringComparison.Ordinal) ? [1] : await File.ReadAllBytesAsync(file));
        }

        var outcome = await Datarights.RunAsync("convert", archive, "--format", "coco", "--output", output);

        outcome.ExitCode.Should().Be(1, "{0}", outcome);
        outcome.Error.Should().Contain("is damaged").And.Contain("verify");
        Directory.Exists(output).Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Convert_makes_the_format_without_a_resource_and_says_what_it_loses(string format)
    {
        var output = Path.Combine(_folder.FullName, "set");

        var outcome = await Datarights.RunAsync("convert", exported.Archive, "--format", format, "--output", output);

        outcome.ExitCode.Should().Be(0, "{0}", outcome);
        outcome.Output.Should().Contain("Lost: ").And.Contain($"The data set: {output}");
        foreach (var project in exported.Emulator.Account.Projects)
        {
            var root = Path.Combine(output, project.Id.ToString());
            var (images, labels) = Count(format, root, project.Name == "Parking gate");
            outcome.Output.Should().Contain($"{project.Id}: {images} images, {labels} labels, ");
            (images + LeftOut(root))
                .Should()
                .Be(project.WorkspaceImageIds.Count, "every image of the archive is in the data set or named as left out");
            var fits = format switch
            {
                "pascalvoc" => project.Name == "Parking gate",
                "imagefolder" => project.Name != "Parking gate",
                _ => true,
            };
            images.Should().Be(fits ? Math.Max(1, images) : 0);
            (await File.ReadAllTextAsync(Path.Combine(root, "README.md"))).Should().Contain("## What is lost\n\n- ");
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void An_export_adds_the_formats_that_were_asked_for_and_their_counts_are_those_of_the_account(string format)
    {
        foreach (var project in exported.Emulator.Account.Projects)
        {
            var root = Path.Combine(exported.Archive, "data", "datasets", format, project.Id.ToString());
            var isDetection = project.Name == "Parking gate";
            var (images, labels) = Count(format, root, isDetection);
            (images + LeftOut(root)).Should().Be(project.WorkspaceImageIds.Count);
            if (isDetection)
            {
                (images, labels)
                    .Should()
                    .Be(
                        format == "imagefolder" ? (0, 0) : (format == "labelstudio" ? project.WorkspaceImageIds.Count : 15, 30),
                        "each of the 15 pictures has a box for the car and one for its plate"
                    );
            }

            File.ReadAllText(Path.Combine(root, "README.md"))
                .Should()
                .Contain("## What is lost\n\n- ")
                .And.Contain("Stored predictions and suggestions are not converted.");
        }

        var manifest = File.ReadAllText(Path.Combine(exported.Archive, "manifest-sha256.txt"));
        manifest.Should().Contain($"data/datasets/{format}/README.md");
    }

    [Theory]
    [InlineData("bagit.txt", "data/x")]
    [InlineData("bagit.txt", "link/x")]
    [InlineData("../other.work/journal.jsonl", "data/x")]
    [InlineData("../other.work/journal.jsonl", "../other.work/x")]
    public async Task Output_inside_another_archive_is_refused_for_every_command(string mark, string place)
    {
        var other = _folder.CreateSubdirectory("other");
        other.CreateSubdirectory("data");
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "other.work"));
        File.WriteAllText(Path.Combine(other.FullName, mark), "BagIt-Version: 1.0");
        Directory.CreateSymbolicLink(Path.Combine(other.FullName, "link"), Path.Combine(other.FullName, "data"));
        var output = Path.Combine(other.FullName, place);
        var before = Directory.GetFileSystemEntries(_folder.FullName, "*", SearchOption.AllDirectories);

        var converted = await Datarights.RunAsync("convert", exported.Archive, "--format", "coco", "--output", output);
        var planned = await Datarights.RunAsync(
            exported.Emulator,
            "erase",
            "plan",
            "--tag",
            "Anna Larsen",
            "--models",
            "retrain",
            "--output",
            output,
            "--requests-per-second",
            "0"
        );

        converted.ExitCode.Should().Be(2, "{0}", converted);
        converted.Error.Should().Contain("inside another archive").And.Contain("outside");
        planned.ExitCode.Should().Be(2, "{0}", planned);
        planned.Error.Should().Contain("is inside the archive");
        Directory.GetFileSystemEntries(_folder.FullName, "*", SearchOption.AllDirectories).Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task Formats_that_were_not_asked_for_are_not_there_and_an_archive_with_all_of_them_is_valid()
    {
        Directory
            .GetDirectories(Path.Combine(exported.Archive, "data", "datasets"))
            .Select(Path.GetFileName)
            .Should()
            .BeEquivalentTo("coco", "azureml", "yolo", "pascalvoc", "imagefolder", "labelstudio");
        Directory.Exists(Path.Combine(exported.Plain, "data", "datasets")).Should().BeFalse();
        (await Datarights.RunAsync("verify", exported.Archive)).ExitCode.Should().Be(0);
    }

    private static (int Images, int Labels) Count(string format, string root, bool isDetection)
    {
        switch (format)
        {
            case "coco":
                using (var coco = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(root, "annotations.json"))))
                {
                    return (
                        coco.RootElement.GetProperty("images").GetArrayLength(),
                        coco.RootElement.GetProperty("annotations").GetArrayLength()
                    );
                }

            case "azureml":
                var lines = new[] { "train", "validation" }
                    .SelectMany(part => File.ReadLines(Path.Combine(root, part, "annotations.jsonl")))
                    .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("label"))
                    .ToList();
                return (lines.Count, lines.Sum(label => label.ValueKind == JsonValueKind.Array ? label.GetArrayLength() : 1));

            case "pascalvoc":
                var annotations = Directory.Exists(Path.Combine(root, "VOCdevkit"))
                    ? Directory.GetFiles(Path.Combine(root, "VOCdevkit/VOC2012/Annotations"))
                    : [];
                return (annotations.Length, annotations.Sum(file => File.ReadAllText(file).Split("<object>").Length - 1));

            case "labelstudio":
                var tasks = File.ReadAllText(Path.Combine(root, "tasks.json"));
                using (var json = JsonDocument.Parse(tasks))
                {
                    var results = json
                        .RootElement.EnumerateArray()
                        .SelectMany(task => task.GetProperty("annotations").EnumerateArray())
                        .SelectMany(annotation => annotation.GetProperty("result").EnumerateArray())
                        .Select(result => result.GetProperty("value"));
                    return (
                        json.RootElement.GetArrayLength(),
                        results.Sum(value => value.TryGetProperty("choices", out var choices) ? choices.GetArrayLength() : 1)
                    );
                }

            default:
                if (isDetection && format == "yolo")
                {
                    var labels = Directory.GetFiles(Path.Combine(root, "labels"));
                    return (labels.Length, labels.Sum(file => File.ReadLines(file).Count()));
                }

                var assigned = isDetection ? 0 : File.ReadLines(Path.Combine(root, "assignments.csv")).Count() - 1;
                return (assigned, assigned);
        }
    }

    private static int LeftOut(string root) =>
        File.Exists(Path.Combine(root, "skipped.jsonl")) ? File.ReadLines(Path.Combine(root, "skipped.jsonl")).Count() : 0;

    /// <summary>An archive with every format, and one with none.</summary>
    public sealed class Exported : IAsyncLifetime
    {
        private readonly string _root = Directory.CreateTempSubdirectory("datarights-exported-").FullName;

        public TrainingEmulator Emulator { get; private set; } = null!;

        public string Archive => Path.Combine(_root, "archive");

        public string Plain => Path.Combine(_root, "plain");

        public async Task InitializeAsync()
        {
            Emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
            var outcome = await Datarights.RunAsync(
                Emulator,
                "export",
                "--output",
                Archive,
                "--dataset",
                "coco",
                "--dataset",
                "azureml",
                "--dataset",
                "yolo",
                "--dataset",
                "pascalvoc",
                "--dataset",
                "imagefolder",
                "--dataset",
                "labelstudio",
                "--requests-per-second",
                "0"
            );
            outcome.ExitCode.Should().Be(0, "{0}", outcome);
            (await Datarights.RunAsync(Emulator, "export", "--output", Plain, "--requests-per-second", "0")).ExitCode.Should().Be(0);
        }

        public async Task DisposeAsync()
        {
            await Emulator.DisposeAsync();
            Directory.Delete(_root, recursive: true);
        }
    }
}

using System.Text.Json;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Datasets;
using CustomVision.DataRights.Tests.Archive.Reading;

namespace CustomVision.DataRights.Tests.Datasets;

/// <summary>A data set in parts: seeded, near-equal for each class, and no picture in two of them.</summary>
public sealed class DatasetSplitTests : IDisposable
{
    private readonly TestArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Theory]
    [InlineData(100, 80, 10, 10)]
    [InlineData(25, 19, 3, 3)]
    [InlineData(5, 3, 1, 1)]
    [InlineData(3, 1, 1, 1)]
    [InlineData(2, 1, 1, 0)]
    [InlineData(1, 1, 0, 0)]
    public async Task Each_class_is_divided_by_itself(int images, int train, int validation, int test)
    {
        var project = _archive.AddProject(ProjectKind.Multiclass);
        var (a, b) = (project.AddTag("a"), project.AddTag("b"));
        for (var image = 0; image < images; image++)
        {
            project.AddImage([a], width: 12, height: 12);
        }

        for (var image = 0; image < 10; image++)
        {
            project.AddImage([b], width: 12, height: 12);
        }

        project.Save();

        await _archive.ConvertAsync(DatasetFormat.Yolo);

        (Count("train/a"), Count("val/a"), Count("test/a")).Should().Be((train, validation, test));
        (Count("train/b"), Count("val/b"), Count("test/b")).Should().Be((8, 1, 1));
    }

    [Fact]
    public async Task Equal_bytes_under_several_ids_share_a_part()
    {
        var project = _archive.AddProject(ProjectKind.Multiclass);
        var tag = project.AddTag("a");
        for (var image = 0; image < 60; image++)
        {
            project.AddImage([tag], width: 12, height: 12, picture: TestPictures.Png(12, 12, image % 20));
        }

        project.Save();

        await _archive.ConvertAsync(DatasetFormat.Yolo);

        var parts = new[] { "train", "val", "test" }
            .Select(part => Directory.GetFiles(In($"{part}/a")).Select(file => Convert.ToHexString(File.ReadAllBytes(file))).ToHashSet())
            .ToList();
        parts.Select(part => part.Count).Should().Equal(16, 2, 2);
        parts.SelectMany(part => part).Should().OnlyHaveUniqueItems();
        (Count("train/a"), Count("val/a"), Count("test/a")).Should().Be((48, 6, 6));
    }

    [Fact]
    public async Task One_seed_gives_one_division_and_another_seed_another()
    {
        AddDetection();

        var divisions = new List<string>();
        foreach (var seed in new[] { 0, 0, 1 })
        {
            await _archive.ConvertAsync(DatasetFormat.Yolo, new DatasetOptions { Split = DatasetSplit.Parse("60/20/20", seed) });
            divisions.Add(
                string.Join(
                    '\n',
                    Directory
                        .GetFiles(In("labels"), "*", SearchOption.AllDirectories)
                        .Select(file => Path.GetRelativePath(In("labels"), file))
                        .Order(StringComparer.Ordinal)
                )
            );
            Directory.Delete(_archive.Output, recursive: true);
        }

        divisions[1].Should().Be(divisions[0]);
        divisions[2].Should().NotBe(divisions[0]);
    }

    [Theory]
    [InlineData(DatasetFormat.Coco)]
    [InlineData(DatasetFormat.AzureML)]
    [InlineData(DatasetFormat.Yolo)]
    [InlineData(DatasetFormat.PascalVoc)]
    [InlineData(DatasetFormat.LabelStudio)]
    public async Task Every_format_divides_pictures_of_several_classes_alike(DatasetFormat format)
    {
        AddDetection();

        var result = await _archive.ConvertAsync(format, new DatasetOptions { Split = DatasetSplit.Parse("80/20") });

        result.Projects[0].Should().BeEquivalentTo(new { Images = 50, Annotations = 65 });
        var (train, validation) = format switch
        {
            DatasetFormat.Coco => (Json("annotations-train.json", "images"), Json("annotations-val.json", "images")),
            DatasetFormat.AzureML => (Lines("train/annotations.jsonl"), Lines("validation/annotations.jsonl")),
            DatasetFormat.Yolo => (Count("labels/train"), Count("labels/val")),
            DatasetFormat.PascalVoc => (
                Lines("VOCdevkit/VOC2012/ImageSets/Main/train.txt"),
                Lines("VOCdevkit/VOC2012/ImageSets/Main/val.txt")
            ),
            _ => (Text("tasks.json").Split("\"split\":\"train\"").Length - 1, Text("tasks.json").Split("\"split\":\"val\"").Length - 1),
        };
        (train, validation).Should().Be((40, 10));
    }

    [Theory]
    [InlineData("100/0/0")]
    [InlineData("80/0/20")]
    public async Task Yolo_has_a_validation_set_whatever_the_split(string split)
    {
        AddDetection();
        var options = new DatasetOptions { Split = DatasetSplit.Parse(split) };

        await _archive.ConvertAsync(DatasetFormat.Yolo, options);

        Text("data.yaml").Should().Contain("\nval: images/train\n"); // Ultralytics' check_det_dataset: "train: and val: are required"
        Text("README.md").Should().Contain("`val` names the images of `train`");
    }

    [Fact]
    public async Task A_split_without_validation_is_refused_where_no_trainer_takes_it()
    {
        var project = _archive.AddProject(ProjectKind.Multiclass);
        project.AddImage([project.AddTag("a")], width: 12, height: 12);
        project.Save();
        var options = new DatasetOptions { Split = DatasetSplit.Parse("100/0") };

        var convert = () => _archive.ConvertAsync(DatasetFormat.Yolo, options);

        await convert.Should().ThrowAsync<DataRightsException>().WithMessage("*validation*80/10/10*");
        Directory.Exists(_archive.Output).Should().BeFalse();
        (await _archive.ConvertAsync(DatasetFormat.ImageFolder, options))
            .Projects[0]
            .Images.Should()
            .Be(1);
    }

    [Fact]
    public async Task Equal_bytes_in_several_classes_share_a_part()
    {
        var project = _archive.AddProject(ProjectKind.Multiclass);
        Guid[] tags = [project.AddTag("a"), project.AddTag("b"), project.AddTag("c")];
        for (var image = 0; image < 60; image++)
        {
            project.AddImage([tags[image / 20]], width: 12, height: 12, picture: TestPictures.Png(12, 12, image % 20));
        }

        project.Save();

        await _archive.ConvertAsync(DatasetFormat.ImageFolder, new DatasetOptions { Split = DatasetSplit.Parse("33/33/33") });

        var parts = new[] { "train", "val", "test" }
            .Select(part =>
                Directory
                    .GetFiles(In(part), "*.png", SearchOption.AllDirectories)
                    .Select(file => Convert.ToHexString(File.ReadAllBytes(file)))
                    .ToHashSet()
            )
            .ToList();
        parts.Select(part => part.Count).Should().Equal(6, 7, 7);
        parts.SelectMany(part => part).Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("80")]
    [InlineData("80/10/10/0")]
    [InlineData("0/100")]
    [InlineData("-80/20")]
    [InlineData("80/x")]
    [InlineData("")]
    public void A_split_that_is_none_is_refused_with_an_example(string text)
    {
        var parse = () => DatasetSplit.Parse(text);

        parse.Should().Throw<FormatException>().WithMessage("*80/10/10*");
    }

    private void AddDetection()
    {
        var project = _archive.AddProject(ProjectKind.Detection);
        var (a, b) = (project.AddTag("a"), project.AddTag("b"));
        for (var image = 0; image < 50; image++)
        {
            List<(Guid, double, double, double, double)> regions = [(a, 0.1, 0.1, 0.5, 0.5)];
            if (image % 10 < 3)
            {
                regions.Add((b, 0.5, 0.5, 0.25, 0.25));
            }

            project.AddImage([a, b], regions, width: 40, height: 40, extension: "jpg");
        }

        project.Save();
    }

    private int Json(string name, string array)
    {
        using var json = JsonDocument.Parse(Text(name));
        return json.RootElement.GetProperty(array).GetArrayLength();
    }

    private string Text(string name) => File.ReadAllText(In(name));

    private int Lines(string name) => File.ReadAllLines(In(name)).Length;

    private int Count(string folder) => Directory.GetFiles(In(folder)).Length;

    private string In(string path) => Path.Combine(_archive.Output, TestArchive.Id(1_000_001).ToString(), path);
}

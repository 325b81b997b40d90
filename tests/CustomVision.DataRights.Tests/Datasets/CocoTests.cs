using System.Text.Json;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Datasets;
using CustomVision.DataRights.Datasets.Formats;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Tests.Archive;
using CustomVision.DataRights.Tests.Archive.Reading;

namespace CustomVision.DataRights.Tests.Datasets;

public sealed class CocoTests : IDisposable
{
    private readonly TestArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task Detection_BoxesAreInPixels_AndNegativesAreKept()
    {
        var project = _archive.AddProject(ProjectKind.Detection);
        var scissors = project.AddTag("scissors");
        var fork = project.AddTag("fork");
        var nothing = project.AddTag("nothing", "Negative");
        var first = project.AddImage(
            [scissors, fork],
            [(scissors, 0.295343131, 0.259428144, 0.403186262, 0.421568632), (fork, 0, 0, 1, 1)]
        );
        project.AddImage([nothing]);
        project.Save();

        var result = await _archive.ConvertAsync(DatasetFormat.Coco);

        result
            .Projects.Should()
            .ContainSingle()
            .Which.Should()
            .BeEquivalentTo(
                new
                {
                    ProjectId = project.Id,
                    Images = 2,
                    Annotations = 2,
                    Categories = 2,
                    Negatives = 1,
                    Skipped = new Dictionary<DatasetSkipReason, long>(),
                }
            );
        using var coco = Read(project);
        var root = coco.RootElement;
        Strings(root, "categories", "name").Should().Equal("fork", "scissors");
        Numbers(root, "categories", "id").Should().Equal(1, 2);
        Numbers(root, "images", "id").Should().Equal(1, 2);
        Strings(root, "images", "file_name").Should().HaveElementAt(0, $"images/{first}.png");
        Numbers(root, "annotations", "id").Should().Equal(1, 2);
        Numbers(root, "annotations", "image_id").Should().Equal(1, 1);
        Numbers(root, "annotations", "category_id").Should().Equal(2, 1);
        root.GetProperty("annotations")[0]
            .TryGetProperty("segmentation", out _)
            .Should()
            .BeFalse("Label Studio's converter takes the first polygon of one");
        Numbers(root, "annotations", "iscrowd").Should().AllBeEquivalentTo(0);
        var box = root.GetProperty("annotations")[0].GetProperty("bbox").EnumerateArray().Select(number => number.GetDouble()).ToList();
        box.Should().Equal([241, 158.77, 329, 258], (a, b) => Math.Abs(a - b) < 0.0001);
        Numbers(root, "annotations", "area")[0].Should().BeApproximately(329 * 258, 0.05);
        root.GetProperty("annotations")[1]
            .GetProperty("bbox")
            .EnumerateArray()
            .Select(number => number.GetDouble())
            .Should()
            .Equal(0, 0, 816, 612);
        File.ReadAllBytes(Path.Combine(_archive.Output, $"{project.Id}/images/{first}.png")).Should().Equal(TestPictures.Png(816, 612, 1));
    }

    [Fact]
    public async Task Detection_MoreBoxesThanAreHeld_AreReadAgainFromTheList()
    {
        const int BoxesOfImage = 4_000;
        const int Images = (CocoFormat.MostHeld / BoxesOfImage) + 1;
        var project = _archive.AddProject(ProjectKind.Detection);
        var tag = project.AddTag("fork");
        for (var image = 0; image < Images; image++)
        {
            project.AddImage([tag], [.. Enumerable.Repeat((tag, 0.1, 0.1, 0.5, 0.5), BoxesOfImage)]);
        }

        project.Save();

        var result = await _archive.ConvertAsync(DatasetFormat.Coco);

        result.Projects[0].Annotations.Should().Be(Images * BoxesOfImage);
        using var coco = Read(project);
        var annotations = coco.RootElement.GetProperty("annotations").EnumerateArray().ToList();
        annotations
            .Select((box, index) => (box, index))
            .Count(item =>
                item.box.GetProperty("id").GetInt64() == item.index + 1
                && item.box.GetProperty("image_id").GetInt64() == (item.index / BoxesOfImage) + 1
            )
            .Should()
            .Be(Images * BoxesOfImage);
    }

    [Fact]
    public async Task Detection_WhatHasNoBox_IsLeftOutAndCounted()
    {
        var project = _archive.AddProject(ProjectKind.Detection);
        var tag = project.AddTag("fork");
        var other = project.AddTag("other");
        var tagged = project.AddImage([tag]);
        var untagged = project.AddImage();
        var noBytes = project.AddImage([tag], [(tag, 0, 0, 0.5, 0.5)], bytes: false);
        var noSize = project.AddImage([tag], [(tag, 0, 0, 0.5, 0.5)], width: 0);
        var flat = project.AddImage([tag], [(tag, 0.5, 0.5, 0, 0.5)]);
        project.AddImage([tag, other], [(tag, -0.1, 0.5, 0.2, 0.6), (tag, 0.3, 0.3, 0.3, 0)]);
        project.Save();

        var result = await _archive.ConvertAsync(DatasetFormat.Coco);

        var made = result.Projects[0];
        made.Should()
            .BeEquivalentTo(
                new
                {
                    Images = 1,
                    Annotations = 1,
                    Negatives = 0,
                }
            );
        made.Skipped.Select(skip => (skip.Key, skip.Value))
            .Should()
            .Equal(
                (DatasetSkipReason.NoBytes, 1),
                (DatasetSkipReason.Untagged, 1),
                (DatasetSkipReason.NoRegion, 2),
                (DatasetSkipReason.NoSize, 1)
            );
        made.Losses.Should()
            .Contain(loss => loss.StartsWith("1 tag on an image without a box"))
            .And.Contain(loss => loss.StartsWith("1 box is lost: it has"))
            .And.Contain(loss => loss.StartsWith("1 box reached over the edge of its image"));
        using var coco = Read(project);
        Numbers(coco.RootElement, "images", "id").Should().Equal([6], "an image keeps its line as its id");
        coco.RootElement.GetProperty("annotations")[0]
            .GetProperty("bbox")
            .EnumerateArray()
            .Select(number => Math.Round(number.GetDouble(), 3))
            .Should()
            .Equal(0, 306, 81.6, 306);
        (await File.ReadAllLinesAsync(Path.Combine(_archive.Output, $"{project.Id}/skipped.jsonl")))
            .Should()
            .Equal(
                $$"""{"id":"{{tagged}}","reason":"no region"}""",
                $$"""{"id":"{{untagged}}","reason":"untagged"}""",
                $$"""{"id":"{{noBytes}}","reason":"no bytes"}""",
                $$"""{"id":"{{noSize}}","reason":"no size"}""",
                $$"""{"id":"{{flat}}","reason":"no region"}"""
            );
    }

    [Fact]
    public async Task Detection_UnlabelledImages_AreInWhenAskedFor()
    {
        var project = _archive.AddProject(ProjectKind.Detection);
        project.AddImage([project.AddTag("fork")]);
        project.AddImage();
        project.Save();

        var result = await _archive.ConvertAsync(DatasetFormat.Coco, new DatasetOptions { IncludeUnlabelledImages = true });

        result
            .Projects[0]
            .Should()
            .BeEquivalentTo(
                new
                {
                    Images = 2,
                    Annotations = 0,
                    Negatives = 2,
                }
            );
        result.Projects[0].Losses.Should().Contain(loss => loss.StartsWith("2 images are included without labels"));
    }

    [Fact]
    public async Task Classification_AnnotationsAreBoxesOverTheWholeImage()
    {
        var project = _archive.AddProject(ProjectKind.Multilabel);
        var (cat, dog, none) = (project.AddTag("cat"), project.AddTag("dog"), project.AddTag("none", "Negative"));
        project.AddImage([dog, cat]);
        project.AddImage([none]);
        project.AddImage();
        project.Save();

        var result = await _archive.ConvertAsync(DatasetFormat.Coco);

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
        using var coco = Read(project);
        coco.RootElement.GetProperty("annotations")
            .GetRawText()
            .Should()
            .Be(
                """[{"id":1,"image_id":1,"category_id":1,"bbox":[0,0,816,612],"area":499392,"iscrowd":0},{"id":2,"image_id":1,"category_id":2,"bbox":[0,0,816,612],"area":499392,"iscrowd":0}]"""
            );
    }

    [Fact]
    public async Task HostileNames_StayTextInJson()
    {
        var project = _archive.AddProject(ProjectKind.Detection, TestArchive.HostileNames[0]);
        foreach (var name in TestArchive.HostileNames)
        {
            var tag = project.AddTag(name);
            project.AddImage([tag], [(tag, 0.1, 0.1, 0.1, 0.1)]);
        }

        project.Save();

        await _archive.ConvertAsync(DatasetFormat.Coco);

        using var coco = Read(project);
        Strings(coco.RootElement, "categories", "name").Should().BeEquivalentTo(TestArchive.HostileNames);
        DatasetFiles.NamesAreOurs(_archive.Output);
    }

    [Fact]
    public async Task TheFile_IsWhatPythonToolsExpect()
    {
        var project = _archive.AddProject(ProjectKind.Detection);
        var tags = TestArchive.HostileNames.Select(name => project.AddTag(name)).ToList();
        for (var image = 0; image < 50; image++)
        {
            project.AddImage([tags[image % 7]], [(tags[image % 7], 0.1, 0.2, 8.79471951E-05, 0.4)]);
        }

        project.AddImage([project.AddTag("none", "Negative")]);
        project.Save();
        await _archive.ConvertAsync(DatasetFormat.Coco);
        const string Check = """
            import json, os
            c = json.load(open('annotations.json', encoding='utf-8'))
            images = {i['id']: i for i in c['images']}
            categories = {k['id'] for k in c['categories']}
            assert len(images) == len(c['images']) == 51 and min(categories) == 1 and len(categories) == 7
            assert len({a['id'] for a in c['annotations']}) == len(c['annotations']) == 50
            for a in c['annotations']:
                i = images[a['image_id']]
                x, y, w, h = a['bbox']
                assert a['category_id'] in categories and a['iscrowd'] == 0 and a['area'] > 0
                assert x >= 0 and y >= 0 and w > 0 and h > 0 and x + w <= i['width'] and y + h <= i['height']
            assert all(os.path.exists(i['file_name']) for i in c['images'])
            print('checked')
            """;

        if (ExternalTool.Run("python3", Path.Combine(_archive.Output, project.Id.ToString()), "-c", Check) is { } run)
        {
            run.Output.Should().Be("checked\n");
        }
    }

    [Theory]
    [InlineData("jpg")]
    [InlineData("png")]
    [InlineData("gif")]
    [InlineData("bmp")]
    public async Task Sizes_AreTheFilesOwn_WhateverTheServiceStates(string type)
    {
        var project = _archive.AddProject(ProjectKind.Detection);
        var tag = project.AddTag("fork");
        var picture = type switch
        {
            "jpg" => TestPictures.Jpeg(100, 50, before: [0xFF, 0xE0, 0x40, 0, .. new byte[0x3FFE]]),
            "png" => TestPictures.Png(100, 50),
            "gif" => TestPictures.Gif(100, 50),
            _ => TestPictures.Bitmap(100, -50),
        };
        project.AddImage([tag], [(tag, 0.5, 0.5, 0.25, 0.25)], width: 512, height: 256, extension: type, picture: picture);
        project.Save();

        var result = await _archive.ConvertAsync(DatasetFormat.Coco);

        using var coco = Read(project);
        var image = coco.RootElement.GetProperty("images")[0];
        (image.GetProperty("width").GetInt32(), image.GetProperty("height").GetInt32()).Should().Be((100, 50));
        coco.RootElement.GetProperty("annotations")[0].GetProperty("bbox").GetRawText().Should().Be("[50,25,25,12.5]");
        result
            .Projects[0]
            .Losses.Any(loss => loss.StartsWith("1 image is a GIF file, which many readers of COCO", StringComparison.Ordinal))
            .Should()
            .Be(type == "gif");
    }

    [Fact]
    public async Task ASizeThatOnlyTheServiceStates_IsTakenAndCounted()
    {
        var project = _archive.AddProject(ProjectKind.Detection);
        var tag = project.AddTag("fork");
        project.AddImage([tag], [(tag, 0.5, 0.5, 0.25, 0.25)], width: 512, height: 256, extension: "bin", picture: [1, 2, 3]);
        project.Save();

        var result = await _archive.ConvertAsync(DatasetFormat.Coco);

        using var coco = Read(project);
        Numbers(coco.RootElement, "images", "width").Should().Equal(512);
        result
            .Projects[0]
            .Losses.Should()
            .Contain("1 image has the size that the service states, because its own header could not be read here.");
    }

    [Theory]
    [InlineData(DatasetFormat.Coco, 0.00000004)]
    [InlineData(DatasetFormat.Yolo, 0.0000000004)]
    [InlineData(DatasetFormat.AzureML, 0.0000000004)]
    public async Task Slivers_AreCountedAsUnusable_InTheRoundingOfTheFormat(DatasetFormat format, double thin)
    {
        var project = _archive.AddProject(ProjectKind.Detection);
        var tag = project.AddTag("fork");
        project.AddImage([tag], [(tag, 0.5, 0.5, thin, 0.5), (tag, 0.5, 0.5, 0.5, thin), (tag, 0.25, 0.25, 0.5, 0.5)]);
        project.Save();

        var result = await _archive.ConvertAsync(format);

        result.Projects[0].Annotations.Should().Be(1);
        result
            .Projects[0]
            .Losses.Should()
            .Contain(loss => loss.StartsWith("2 boxes are lost: they have no area in the rounding of the format"));
    }

    [Fact]
    public async Task ABox_NeverEndsBeyondItsPicture_InAReadersArithmetic()
    {
        var project = _archive.AddProject(ProjectKind.Detection);
        var tag = project.AddTag("fork");
        for (var number = 1; number < 400; number++)
        {
            var left = ((number * 7) + 0.5) / 1e4 / (613 + number); // half a unit of the last digit on both sides of the edge
            project.AddImage([tag], [(tag, left, left, 1 - left, 1.0000001 - left)], width: 613 + number, height: 97 + number);
        }

        project.Save();

        await _archive.ConvertAsync(DatasetFormat.Coco);

        using var coco = Read(project);
        var widths = Numbers(coco.RootElement, "images", "width");
        var heights = Numbers(coco.RootElement, "images", "height");
        foreach (
            var (annotation, index) in coco
                .RootElement.GetProperty("annotations")
                .EnumerateArray()
                .Select((annotation, index) => (annotation, index))
        )
        {
            var box = annotation.GetProperty("bbox").EnumerateArray().Select(number => number.GetDouble()).ToList();
            (box[0] + box[2]).Should().BeLessThanOrEqualTo(widths[index]).And.BeApproximately(widths[index], 0.001);
            (box[1] + box[3]).Should().BeLessThanOrEqualTo(heights[index]).And.BeApproximately(heights[index], 0.001);
        }
    }

    private JsonDocument Read(TestProject project) =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(_archive.Output, project.Id.ToString(), "annotations.json")));

    private static List<string?> Strings(JsonElement root, string array, string member) =>
        [.. root.GetProperty(array).EnumerateArray().Select(element => element.GetProperty(member).GetString())];

    private static List<double> Numbers(JsonElement root, string array, string member) =>
        [.. root.GetProperty(array).EnumerateArray().Select(element => element.GetProperty(member).GetDouble())];
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Datasets;
using CustomVision.DataRights.Tests.Archive.Reading;

namespace CustomVision.DataRights.Tests.Datasets;

/// <summary>
/// Data sets as their readers take them. Each rule is one of a reader's public source: pycocotools' index and filters, Label Studio's COCO
/// converter and task validation, Ultralytics' label check, torchvision's ImageFolder and VOCDetection, and the MLTable of AutoML.
/// </summary>
public sealed class ReaderRulesTests : IDisposable
{
    private readonly TestArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Coco_is_indexed_by_pycocotools_and_converted_by_Label_Studio(bool isDetection)
    {
        var labels = AddProject(isDetection ? ProjectKind.Detection : ProjectKind.Multilabel);
        await ConvertAsync(DatasetFormat.Coco);
        var coco = JsonNode.Parse(File.ReadAllText(In("annotations.json")))!;

        // pycocotools, createIndex: three maps by id; ids that repeat hide each other.
        var images = coco["images"]!.AsArray().ToDictionary(image => (long)image!["id"]!, image => image!);
        var categories = coco["categories"]!.AsArray().ToDictionary(category => (long)category!["id"]!, category => category!);
        var annotations = coco["annotations"]!.AsArray().ToDictionary(annotation => (long)annotation!["id"]!, annotation => annotation!);
        annotations.Should().HaveCount(labels);
        annotations.Keys.Should().NotContain(0, "evaluation takes id 0 for no match");
        foreach (var annotation in annotations.Values)
        {
            var image = images[(long)annotation["image_id"]!];
            categories.Should().ContainKey((long)annotation["category_id"]!);

            // getAnnIds filters by area and iscrowd; the evaluation of boxes needs all three.
            ((double)annotation["area"]!)
                .Should()
                .BePositive();
            ((int)annotation["iscrowd"]!).Should().Be(0);

            // Label Studio, create_bbox: four numbers by the image's sides; a segmentation has a first polygon, or is absent.
            var box = annotation["bbox"]!.AsArray().Select(number => (double)number!).ToList();
            box.Should().HaveCount(4);
            (box[0] + box[2]).Should().BeLessThanOrEqualTo((double)image["width"]!);
            (box[1] + box[3]).Should().BeLessThanOrEqualTo((double)image["height"]!);
            annotation["segmentation"].Should().BeNull();
        }

        images.Values.Should().OnlyContain(image => File.Exists(In((string)image["file_name"]!)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("80/20")]
    public async Task Yolo_labels_pass_the_check_of_Ultralytics(string? split)
    {
        var labels = AddProject(ProjectKind.Detection);
        await ConvertAsync(DatasetFormat.Yolo, split);

        var classes = File.ReadLines(In("data.yaml")).Count(line => line.StartsWith("  ", StringComparison.Ordinal));
        var found = 0;
        foreach (var image in Directory.GetFiles(In("images"), "*", SearchOption.AllDirectories))
        {
            // img2label_paths: the last "/images/" becomes "/labels/", the extension "txt".
            var at = image.LastIndexOf("/images/", StringComparison.Ordinal);
            var rows = File.ReadAllLines(Path.ChangeExtension($"{image[..at]}/labels/{image[(at + 8)..]}", ".txt"))
                .Where(line => line.Length > 0)
                .ToList();
            rows.Should().OnlyHaveUniqueItems("duplicates are removed");
            foreach (
                var row in rows.Select(row => row.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToList())
            )
            {
                row.Should().HaveCount(5).And.OnlyContain(number => number >= 0);
                row.Skip(1).Should().OnlyContain(number => number <= 1);
                row[0].Should().BeLessThan(classes);
                found++;
            }
        }

        found.Should().Be(labels);
    }

    [Theory]
    [InlineData(DatasetFormat.Yolo, "train")]
    [InlineData(DatasetFormat.Yolo, "val")]
    [InlineData(DatasetFormat.ImageFolder, "")]
    public async Task Class_folders_are_found_by_ImageFolder(DatasetFormat format, string root)
    {
        AddProject(ProjectKind.Multiclass);
        await ConvertAsync(format);

        // find_classes: the folders below the root are the classes, numbered by their sorted names; make_dataset: each has an image.
        var classes = Directory.GetDirectories(In(root)).Order(StringComparer.Ordinal).ToList();
        classes.Select(Path.GetFileName).Should().Equal("fork", "none", "spoon_or_2");
        classes.Should().OnlyContain(folder => Directory.GetFiles(folder).Any(file => file.EndsWith(".png", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Voc_is_read_by_VOCDetection()
    {
        var labels = AddProject(ProjectKind.Detection);
        await ConvertAsync(DatasetFormat.PascalVoc);

        var found = 0;
        foreach (var name in File.ReadLines(In("VOCdevkit/VOC2012/ImageSets/Main/train.txt")))
        {
            File.Exists(In($"VOCdevkit/VOC2012/JPEGImages/{name}.png")).Should().BeTrue();
            var annotation = XElement.Load(In($"VOCdevkit/VOC2012/Annotations/{name}.xml"));
            annotation.Name.LocalName.Should().Be("annotation");
            var (width, height) = ((int)annotation.Element("size")!.Element("width")!, (int)annotation.Element("size")!.Element("height")!);
            foreach (var box in annotation.Elements("object").Select(element => element.Element("bndbox")!))
            {
                // Whole numbers, which readers parse with int(), from 1 to the side.
                ((int)box.Element("xmin")!)
                    .Should()
                    .BePositive()
                    .And.BeLessThan((int)box.Element("xmax")!);
                ((int)box.Element("ymin")!).Should().BePositive().And.BeLessThan((int)box.Element("ymax")!);
                ((int)box.Element("xmax")!).Should().BeLessThanOrEqualTo(width);
                ((int)box.Element("ymax")!).Should().BeLessThanOrEqualTo(height);
                found++;
            }
        }

        found.Should().Be(labels);
    }

    [Theory]
    [InlineData("Detection", "rectanglelabels")]
    [InlineData("Multilabel", "choices")]
    [InlineData("Multiclass", "choices")]
    public async Task Label_Studio_takes_the_tasks_with_their_configuration(string kind, string type)
    {
        var labels = AddProject(Enum.Parse<ProjectKind>(kind));
        var result = await ConvertAsync(DatasetFormat.LabelStudio);

        var config = XElement.Load(In("label_config.xml"));
        var image = config.Element("Image")!;
        var control = config.Elements().Single(element => element.Attribute("toName") is not null);
        var declared = control.Elements().Select(element => (string)element.Attribute("value")!).ToList();
        var tasks = JsonNode.Parse(File.ReadAllText(In("tasks.json")))!.AsArray();
        var found = 0;
        foreach (var task in tasks.Select(task => task!))
        {
            // TaskValidator: the key that the configuration names is in the data, and each annotation has a list "result".
            task["data"]!.AsObject().Should().ContainKey(((string)image.Attribute("value")!).TrimStart('$'));
            foreach (
                var region in task["annotations"]!
                    .AsArray()
                    .SelectMany(annotation => annotation!["result"]!.AsArray())
                    .Select(region => region!)
            )
            {
                ((string)region["from_name"]!).Should().Be((string)control.Attribute("name")!);
                ((string)region["to_name"]!).Should().Be((string)image.Attribute("name")!);
                ((string)region["type"]!).Should().Be(type).And.Be(control.Name.LocalName.ToLowerInvariant());
                var names = region["value"]![type]!.AsArray().Select(name => (string)name!).ToList();
                names.Should().BeSubsetOf(declared);
                found += names.Count;
            }
        }

        found.Should().Be(labels);
        tasks.Should().HaveCount((int)result.Images);
        tasks.Count(task => task!["annotations"]!.AsArray().Count == 0).Should().Be(1, "one image is not labelled yet");
        result.Negatives.Should().Be(kind == "Multiclass" ? 5 : 1);
    }

    [Fact]
    public async Task An_MLTable_reads_lines_of_its_own_folder()
    {
        AddProject(ProjectKind.Detection);
        await ConvertAsync(DatasetFormat.AzureML);

        foreach (var part in new[] { "train", "validation" })
        {
            File.ReadAllText(In($"{part}/MLTable"))
                .Should()
                .Contain("  - file: ./annotations.jsonl\n")
                .And.Contain("column_type: stream_info");
            var lines = File.ReadAllLines(In($"{part}/annotations.jsonl")).Select(line => JsonNode.Parse(line)!).ToList();
            lines.Should().NotBeEmpty();
            foreach (var box in lines.SelectMany(line => line["label"]!.AsArray()).Select(box => box!))
            {
                ((double)box["topX"]!).Should().BeInRange(0, 1).And.BeLessThan((double)box["bottomX"]!);
                ((double)box["topY"]!).Should().BeInRange(0, 1).And.BeLessThan((double)box["bottomY"]!);
            }
        }
    }

    [Theory]
    [InlineData(DatasetFormat.ImageFolder, "Detection", "*PascalVoc*")]
    [InlineData(DatasetFormat.PascalVoc, "Multilabel", "*ImageFolder*")]
    public async Task A_format_that_cannot_hold_the_projects_is_refused_and_the_right_ones_are_named(
        DatasetFormat format,
        string kind,
        string message
    )
    {
        AddProject(Enum.Parse<ProjectKind>(kind));

        var convert = () => ConvertAsync(format);

        await convert.Should().ThrowAsync<DataRightsException>().WithMessage(message);
        Directory.Exists(_archive.Output).Should().BeFalse();
    }

    [Fact]
    public async Task A_project_of_another_kind_beside_one_that_fits_is_counted_as_left_out()
    {
        AddProject(ProjectKind.Detection);
        var other = _archive.AddProject(ProjectKind.Multilabel, number: 2);
        other.AddImage([other.AddTag("a")]);
        other.Save();

        await _archive.ConvertAsync(DatasetFormat.PascalVoc);

        File.ReadAllText(Path.Combine(_archive.Output, other.Id.ToString(), "skipped.jsonl")).Should().Contain("other kind of project");
        Directory.Exists(Path.Combine(_archive.Output, other.Id.ToString(), "VOCdevkit")).Should().BeFalse();
    }

    [Theory]
    [InlineData(DatasetFormat.Coco)]
    [InlineData(DatasetFormat.AzureML)]
    [InlineData(DatasetFormat.Yolo)]
    [InlineData(DatasetFormat.PascalVoc)]
    [InlineData(DatasetFormat.LabelStudio)]
    public async Task A_box_is_the_services_to_the_last_digit_of_the_format(DatasetFormat format)
    {
        var project = _archive.AddProject(ProjectKind.Detection);
        var tag = project.AddTag("fork");
        project.AddImage([tag], [(tag, 0.145833329, 0.3509314, 0.5894608, 0.238562093)], width: 816, height: 612);
        project.Save();

        await ConvertAsync(format);

        var written = format switch
        {
            DatasetFormat.Coco => JsonNode.Parse(File.ReadAllText(In("annotations.json")))!["annotations"]![0]!["bbox"]!.ToJsonString(),
            DatasetFormat.AzureML => File.ReadAllText(In("train/annotations.jsonl")).Split("\"label\":")[2].Split("]}")[0],
            DatasetFormat.Yolo => File.ReadAllText(In($"labels/{TestArchive.Id(1)}.txt")),
            DatasetFormat.PascalVoc => string.Concat(
                XElement
                    .Load(In($"VOCdevkit/VOC2012/Annotations/{TestArchive.Id(1)}.xml"))
                    .Descendants("bndbox")
                    .Single()
                    .Elements()
                    .Select(side => $"{side.Value} ")
            ),
            _ => File.ReadAllText(In("tasks.json")).Split("\"value\":")[1].Split("}")[0],
        };
        written
            .Should()
            .Be(
                format switch
                {
                    DatasetFormat.Coco => "[119,214.77,481,146]", // 118.99999646, 214.7700168, 481.0000128, 146.0000003
                    DatasetFormat.AzureML =>
                        "\"fork\",\"topX\":0.145833329,\"topY\":0.3509314,\"bottomX\":0.735294129,\"bottomY\":0.589493493,\"isCrowd\":0}",
                    DatasetFormat.Yolo => "0 0.440563729 0.4702124465 0.5894608 0.238562093\n",
                    DatasetFormat.PascalVoc => "120 216 600 361 ",
                    _ =>
                        "{\"x\":14.5833329,\"y\":35.09314,"
                + "\"width\":58.94608,\"height\":23.8562093,\"rotation\":0,\"rectanglelabels\":[\"fork\"]",
                }
            );
    }

    private async Task<DatasetProjectResult> ConvertAsync(DatasetFormat format, string? split = null) =>
        (
            await _archive.ConvertAsync(format, new DatasetOptions { Split = split is null ? null : DatasetSplit.Parse(split) })
        ).Projects[0];

    /// <summary>
    /// A project with hostile names, a negative image and one that is not labelled. Returns the labels that a data set should have.
    /// </summary>
    private int AddProject(ProjectKind kind)
    {
        var project = _archive.AddProject(kind);
        var (fork, spoon, none) = (project.AddTag("fork"), project.AddTag("spoon\n<or> \u0000\"2\" "), project.AddTag("none", "Negative"));
        var detection = kind == ProjectKind.Detection;
        for (var image = 0; image < 20; image++)
        {
            var tag = image % 2 == 0 ? fork : spoon;
            project.AddImage(
                kind == ProjectKind.Multilabel ? [fork, spoon] : [tag],
                detection ? [(fork, 0, 0, 1.0000001, 1), (tag, 0.1 + (image * 0.013), 0.3, 0.333333333, 0.666666666)] : null,
                width: 101 + image,
                height: 73 + image
            );
        }

        for (var negative = 0; negative < (kind == ProjectKind.Multiclass ? 5 : 1); negative++)
        {
            project.AddImage([none], width: 30, height: 30);
        }

        project.AddImage(width: 30, height: 30);
        project.Save();
        return kind == ProjectKind.Multiclass ? 25 : 40;
    }

    private string In(string path) => Path.Combine(_archive.Output, TestArchive.Id(1_000_001).ToString(), path);
}

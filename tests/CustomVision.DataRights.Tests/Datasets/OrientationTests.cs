using System.Text.Json;
using CustomVision.DataRights.Archive.Pictures;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Datasets;
using CustomVision.DataRights.Tests.Archive.Reading;

namespace CustomVision.DataRights.Tests.Datasets;

/// <summary>Pictures with an EXIF orientation: boxes lie on the stored pixels, and the copy has nothing left to turn.</summary>
public sealed class OrientationTests : IDisposable
{
    private readonly TestArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Theory]
    [InlineData(5, "[40,52.5,120,30]")]
    [InlineData(6, "[40,217.5,120,30]")]
    [InlineData(7, "[240,217.5,120,30]")]
    [InlineData(8, "[240,52.5,120,30]")]
    public async Task The_stated_sides_of_a_quarter_turn_tell_the_frame(int orientation, string upright)
    {
        await ConvertAsync(
            [(orientation, 400, 300), (orientation, 300, 400), (orientation, 800, 600), (orientation, 512, 683)],
            DatasetFormat.Coco
        );

        Boxes().Should().Equal(Stored, upright, Stored, upright);
    }

    [Theory]
    [InlineData(2, "[290,30,40,90]")]
    [InlineData(3, "[290,180,40,90]")]
    [InlineData(4, "[70,180,40,90]")]
    public async Task The_others_of_the_account_tell_the_frame_of_a_mirrored_picture(int orientation, string upright)
    {
        var stored = await ConvertAsync([(orientation, 400, 300), (6, 400, 300)], DatasetFormat.Coco);
        Boxes()[0].Should().Be("[70,30,40,90]");
        stored
            .Losses.Should()
            .NotContain(loss => loss.Contains("was assumed"))
            .And.Contain(loss => loss.StartsWith("2 images had an EXIF orientation"));

        Directory.Delete(_archive.Output, recursive: true);
        var turned = await ConvertAsync([(orientation, 400, 300), (6, 300, 400)], DatasetFormat.Coco);
        Boxes()[0].Should().Be(upright);
        turned.Losses.Should().NotContain(loss => loss.Contains("was assumed"));
    }

    [Theory]
    [InlineData(PictureFrame.Stored, "[70,30,40,90]")]
    [InlineData(PictureFrame.Upright, "[290,180,40,90]")]
    public async Task Where_nothing_tells_the_frame_it_is_assumed_and_counted(PictureFrame frame, string box)
    {
        var result = await ConvertAsync([(3, 400, 300), (1, 400, 300)], DatasetFormat.Coco, frame);

        Boxes().Should().Equal(box, "[70,30,40,90]");
        result.Losses.Should().Contain(loss => loss.StartsWith("1 of them has boxes whose frame cannot be determined from the archive"));
    }

    [Fact]
    public async Task Where_pictures_disagree_the_frame_of_the_others_is_assumed()
    {
        var result = await ConvertAsync([(6, 400, 300), (6, 300, 400), (3, 400, 300)], DatasetFormat.Coco, PictureFrame.Upright);

        Boxes()[2].Should().Be("[290,180,40,90]");
        result.Losses.Should().Contain(loss => loss.StartsWith("1 of them has boxes whose frame"));
    }

    [Theory]
    [InlineData(DatasetFormat.Coco)]
    [InlineData(DatasetFormat.Yolo)]
    [InlineData(DatasetFormat.AzureML)]
    public async Task A_copy_differs_in_the_orientation_alone_and_the_original_in_nothing(DatasetFormat format)
    {
        await ConvertAsync([(6, 400, 300), (1, 400, 300)], format);

        var copies = Directory.GetFiles(_archive.Output, "*.jpg", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        copies.Should().HaveCount(2);
        var (copy, original) = (
            File.ReadAllBytes(copies[0]),
            File.ReadAllBytes(_archive.PathOf($"projects/{TestArchive.Id(1_000_001)}/images/{TestArchive.Id(1)}.jpg"))
        );
        original.Should().Equal(TestPictures.Jpeg(400, 300, 6));
        Enumerable
            .Range(0, original.Length)
            .Where(at => copy[at] != original[at])
            .Should()
            .ContainSingle()
            .Which.Should()
            .Be(Array.LastIndexOf(original, (byte)6, 60));
        File.ReadAllBytes(copies[1]).Should().Equal(TestPictures.Jpeg(400, 300));
    }

    [Fact]
    public async Task A_copy_loses_an_orientation_that_only_some_readers_apply()
    {
        var picture = TestPictures.Jpeg(400, 300, 6);
        var type = Array.LastIndexOf(picture, (byte)6, 60) - 6;
        picture[type] = 7; // an undefined type: browsers do not turn the picture, OpenCV does
        var project = _archive.AddProject(ProjectKind.Detection);
        var tag = project.AddTag("fork");
        project.AddImage([tag], [(tag, 0.175, 0.1, 0.1, 0.3)], width: 400, height: 300, extension: "jpg", picture: picture);
        project.Save();

        var result = await _archive.ConvertAsync(DatasetFormat.Yolo);

        var copy = File.ReadAllBytes(Directory.GetFiles(_archive.Output, "*.jpg", SearchOption.AllDirectories).Single());
        picture[type + 6] = 1;
        copy.Should().Equal(picture);
        result.Projects[0].Losses.Should().Contain(loss => loss.StartsWith("1 image had an EXIF orientation"));
    }

    [Fact]
    public async Task Without_copies_the_loss_says_how_to_read_the_originals()
    {
        var result = await ConvertAsync([(6, 400, 300)], DatasetFormat.Coco, copy: false);

        result
            .Losses.Should()
            .Contain(loss =>
                loss.StartsWith(
                    "1 image has an EXIF orientation, and its boxes are in the frame of the stored pixels: read this image without "
                        + "applying it"
                )
            );
    }

    [Fact]
    public async Task Without_boxes_a_copy_keeps_its_orientation()
    {
        var project = _archive.AddProject(ProjectKind.Multilabel);
        var picture = TestPictures.Jpeg(40, 30, 6);
        var image = project.AddImage([project.AddTag("a")], extension: "jpg", picture: picture);
        project.Save();

        await _archive.ConvertAsync(DatasetFormat.AzureML);

        File.ReadAllBytes(Directory.GetFiles(_archive.Output, $"{image}.jpg", SearchOption.AllDirectories).Single())
            .Should()
            .Equal(picture);
    }

    private static string Stored => "[70,30,40,90]";

    private async Task<DatasetProjectResult> ConvertAsync(
        IReadOnlyList<(int Orientation, int Width, int Height)> pictures,
        DatasetFormat format,
        PictureFrame frame = PictureFrame.Stored,
        bool copy = true
    )
    {
        var project = _archive.AddProject(ProjectKind.Detection);
        var tag = project.AddTag("fork");
        foreach (var (orientation, width, height) in pictures)
        {
            // The box [70, 30, 40, 90] of 400 × 300 stored pixels, or the same fractions of the upright picture.
            project.AddImage(
                [tag],
                [(tag, 0.175, 0.1, 0.1, 0.3)],
                width: width,
                height: height,
                extension: "jpg",
                picture: TestPictures.Jpeg(400, 300, orientation)
            );
        }

        project.Save();
        var options = new DatasetOptions { AssumedFrame = frame, CopyImages = copy };
        return (await _archive.ConvertAsync(format, options)).Projects[0];
    }

    private List<string> Boxes()
    {
        using var coco = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(_archive.Output, TestArchive.Id(1_000_001).ToString(), "annotations.json"))
        );
        return
        [
            .. coco
                .RootElement.GetProperty("annotations")
                .EnumerateArray()
                .Select(annotation => annotation.GetProperty("bbox").GetRawText()),
        ];
    }
}

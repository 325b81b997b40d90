using System.Text.RegularExpressions;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Tests.Archive.Reading;

namespace CustomVision.DataRights.Tests.Viewer;

public sealed partial class ArchiveViewerTests
{
    [Theory]
    [InlineData(6, 400, 300, "300x400", "180,70,90,40")] // the service counts in stored pixels: the box turns with the picture
    [InlineData(6, 300, 400, "300x400", "52.5,40,30,120")] // in upright ones: it lies there already
    [InlineData(8, 400, 300, "300x400", "30,290,90,40")]
    [InlineData(3, 400, 300, "400x300", "290,180,40,90")] // nothing tells the frame; the stored one is assumed
    [InlineData(1, 400, 300, "400x300", "70,30,40,90")]
    public async Task ABox_TurnsWithThePictureThatABrowserTurns(int orientation, int width, int height, string shown, string box)
    {
        var project = _archive.AddProject(ProjectKind.Detection);
        var tag = project.AddTag("fork");
        project.AddImage(
            [tag],
            [(tag, 0.175, 0.1, 0.1, 0.3)],
            width: width,
            height: height,
            extension: "jpg",
            picture: TestPictures.Jpeg(400, 300, orientation)
        );
        project.Save();

        var page = (await WriteAsync())[$"{project.Directory}/index.html"].Html;

        var sides = shown.Split('x');
        page.Should()
            .Contain($"""width="{sides[0]}" height="{sides[1]}" alt=""")
            .And.Contain($"viewBox=\"0 0 {sides[0]} {sides[1]}\"")
            .And.Contain("image-orientation: from-image");
        var rectangle = Edge()
            .Match(page)
            .Groups.Values.Skip(1)
            .Select(number => Math.Round(double.Parse(number.Value, System.Globalization.CultureInfo.InvariantCulture), 6));
        string.Join(',', rectangle.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture))).Should().Be(box);
    }

    [Fact]
    public async Task APredictionsBox_FollowsTheFrameOfTheAccount()
    {
        var project = _archive.AddProject(ProjectKind.Detection);
        var tag = project.AddTag("fork");
        project.AddImage(
            [tag],
            [(tag, 0.175, 0.1, 0.1, 0.3)],
            width: 400,
            height: 300,
            extension: "jpg",
            picture: TestPictures.Jpeg(400, 300, 6)
        );
        project.AddPrediction(TestArchive.Id(3), "fork", box: true);
        project.Save();
        _archive.Write(
            $"{project.Directory}/predictions/{TestArchive.Id(3)}.png",
            TestPictures.Png(40, 30, exif: TestPictures.Tiff(6, little: true))
        );

        var page = (await WriteAsync())[$"{project.Directory}/predictions.html"].Html;

        // The service's box [0.1, 0.2, 0.3, 0.4] of stored pixels, a quarter turn to the right, over a picture of unknown size.
        Edge()
            .Match(page)
            .Groups.Values.Skip(1)
            .Select(number => Math.Round(double.Parse(number.Value, System.Globalization.CultureInfo.InvariantCulture), 6))
            .Should()
            .Equal(400, 100, 400, 300);
    }

    [GeneratedRegex(
        "class=\"edge c[0-7]\" x=\"([^\"]*)\" y=\"([^\"]*)\" width=\"([^\"]*)\" height=\"([^\"]*)\"",
        RegexOptions.None,
        10_000
    )]
    private static partial Regex Edge();
}

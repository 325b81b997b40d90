using System.Globalization;
using System.Text.Json;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Datasets;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Tests.Archive;
using CustomVision.DataRights.Tests.Archive.Reading;

namespace CustomVision.DataRights.Tests.Datasets;

public sealed class AzureMLTests : IDisposable
{
    private readonly TestArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task Detection_LinesHaveNormalisedCorners()
    {
        var project = _archive.AddProject(ProjectKind.Detection);
        var (fork, none) = (project.AddTag("fork"), project.AddTag("none", "Negative"));
        var first = project.AddImage([fork], [(fork, 0.25, 0.5, 0.25, 0.125)]);
        var second = project.AddImage([none], width: 0, extension: "gif");
        project.Save();

        using var culture = new CultureScope("fr-FR");
        var result = await _archive.ConvertAsync(DatasetFormat.AzureML);

        result
            .Projects[0]
            .Should()
            .BeEquivalentTo(
                new
                {
                    Images = 2,
                    Annotations = 1,
                    Categories = 1,
                    Negatives = 1,
                }
            );
        result
            .Projects[0]
            .Losses.Should()
            .Contain(loss => loss.StartsWith("1 image is a GIF"))
            .And.Contain(loss => loss.Contains("empty list"));
        Lines(project)
            .Should()
            .Equal(
                $$"""{"image_url":"images/{{first}}.png","image_details":{"format":"png","width":816,"height":612},"label":[{"label":"fork","topX":0.25,"topY":0.5,"bottomX":0.5,"bottomY":0.625,"isCrowd":0}]}""",
                $$"""{"image_url":"images/{{second}}.gif","image_details":{"format":"gif"},"label":[]}"""
            );
        ReadText(project, "train/MLTable")
            .Should()
            .Contain("file: ./annotations.jsonl")
            .And.Contain("column_type: stream_info")
            .And.NotContain("\r");
    }

    [Fact]
    public async Task Multiclass_TheLabelIsOneName_AndANegativeTagIsAClass()
    {
        var project = _archive.AddProject(ProjectKind.Multiclass);
        project.AddImage([project.AddTag("\"Hemlock\"\n")]);
        project.AddImage([project.AddTag("none", "Negative")]);
        project.AddImage();
        project.Save();

        var result = await _archive.ConvertAsync(DatasetFormat.AzureML, new DatasetOptions { IncludeUnlabelledImages = true });

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
        result.Projects[0].Skipped.Should().Equal(new Dictionary<DatasetSkipReason, long> { [DatasetSkipReason.Untagged] = 1 });
        Labels(project).Select(label => label.GetString()).Should().Equal("\"Hemlock\"\n", "none");
    }

    [Fact]
    public async Task Multilabel_TheLabelIsAListOfNames()
    {
        var project = _archive.AddProject(ProjectKind.Multilabel);
        project.AddImage([project.AddTag("b"), project.AddTag("a")]);
        project.AddImage([project.AddTag("none", "Negative")]);
        project.Save();

        await _archive.ConvertAsync(DatasetFormat.AzureML);

        Labels(project).Select(label => label.GetRawText()).Should().Equal("""["a","b"]""", "[]");
    }

    [Fact]
    public async Task ImageBaseUrl_PrefixesEveryImage()
    {
        var project = _archive.AddProject(ProjectKind.Multilabel);
        var image = project.AddImage([project.AddTag("a")]);
        project.Save();

        await _archive.ConvertAsync(DatasetFormat.AzureML, new DatasetOptions { ImageBaseUrl = LongBase + "/" });

        JsonDocument
            .Parse(Lines(project)[0])
            .RootElement.GetProperty("image_url")
            .GetString()
            .Should()
            .Be($"{LongBase}/{project.Id}/images/{image}.png");
    }

    [Theory]
    [InlineData("images/")]
    [InlineData("https://example.org/set?sv=2017&sig=secret")]
    [InlineData("https://example.org/\"set")]
    [InlineData("/local/path")]
    [InlineData("//server/share")]
    [InlineData("C:\\local\\path")]
    [InlineData("C:/local/path")]
    [InlineData("C://local/path")]
    [InlineData("file:///local/path")]
    [InlineData("azureml://datastores/store/paths/set")]
    [InlineData("azureml://subscriptions/s/resourcegroups/g/workspaces/w/datastores/d/set")]
    public async Task ImageBaseUrl_ThatIsNoPlainAbsoluteUrl_IsRefused(string url)
    {
        var convert = () =>
            _archive.ConvertAsync(DatasetFormat.AzureML, new DatasetOptions { ImageBaseUrl = url });

        (await convert.Should().ThrowAsync<ArgumentException>()).Which.Message.Should().Contain("ImageBaseUrl").And.NotContain("secret");
    }

    [Fact]
    public async Task TheReadmesCommand_RebasesEveryUrl()
    {
        var project = _archive.AddProject(ProjectKind.Multilabel, TestArchive.HostileNames[4]);
        var image = project.AddImage([project.AddTag("{\"image_url\":\"images/")]);
        project.Save();
        await _archive.ConvertAsync(DatasetFormat.AzureML);
        var readme = ReadText(project, "README.md");
        var command = readme.Split("```sh\n")[1].Split("\n```")[0];

        if (ExternalTool.Run("sh", Path.Combine(_archive.Output, project.Id.ToString()), "-c", command) is not { } run)
        {
            return;
        }

        run.Should().Be((0, ""));
        var line = JsonDocument.Parse(Lines(project)[0]).RootElement;
        line.GetProperty("image_url")
            .GetString()
            .Should()
            .Be(
                $"azureml://subscriptions/my-subscription/resourcegroups/my-group/workspaces/my-workspace/"
                    + $"datastores/workspaceblobstore/paths/my-set/{project.Id}/images/{image}.png"
            );
        line.GetProperty("label")[0].GetString().Should().Be("{\"image_url\":\"images/");
    }

    private const string LongBase = "azureml://subscriptions/s/resourceGroups/g/workspaces/w/datastores/store/paths/set";

    private string ReadText(TestProject project, string name) =>
        File.ReadAllText(Path.Combine(_archive.Output, project.Id.ToString(), name));

    private string[] Lines(TestProject project) =>
        [
            .. new[] { "train", "validation" }
                .SelectMany(part => File.ReadAllLines(Path.Combine(_archive.Output, project.Id.ToString(), part, "annotations.jsonl")))
                .OrderBy(line => line, StringComparer.Ordinal),
        ];

    private IEnumerable<JsonElement> Labels(TestProject project) =>
        Lines(project).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("label"));

    /// <summary>A culture with a decimal comma, where there is one.</summary>
    internal sealed class CultureScope : IDisposable
    {
        private readonly CultureInfo _before = CultureInfo.CurrentCulture;

        public CultureScope(string name) =>
            CultureInfo.CurrentCulture = new CultureInfo(name) { NumberFormat = { NumberDecimalSeparator = "," } };

        public void Dispose() => CultureInfo.CurrentCulture = _before;
    }
}

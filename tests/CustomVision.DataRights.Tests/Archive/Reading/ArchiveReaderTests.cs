using System.Text;
using System.Text.Json.Nodes;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Tests.Archive.Reading;

public sealed class ArchiveReaderTests : IDisposable
{
    private readonly TestArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task ReadImages_GivesEveryMemberUnrounded()
    {
        var project = _archive.AddProject(ProjectKind.Detection);
        var tag = project.AddTag("scissors");
        project.AddImage([tag], [(tag, 0.295343131, 0.259428144, 0.403186262, 0.421568632)], [new("type", "unit test"), new("k", "")]);
        project.AddImage(bytes: false);
        project.Save();

        var images = await ImagesAsync(project.Id);

        var image = images[0];
        image.Id.Should().Be(TestArchive.Id(1));
        image.Line.Should().Be(1);
        (image.Width, image.Height).Should().Be((816, 612));
        image.Created.Should().Be(new DateTimeOffset(2020, 2, 11, 16, 43, 9, TimeSpan.Zero).AddTicks(972870), "times without Z are UTC");
        image.Tags.Should().Equal(new ArchivedImageTag(tag, "scissors"));
        image.Regions.Should().Equal(new ArchivedRegion(tag, "scissors", 0.295343131, 0.259428144, 0.403186262, 0.421568632));
        image.Metadata.Select(pair => (pair.Key, pair.Value)).Should().Equal(("type", "unit test"), ("k", ""));
        image.File!.Value.Value.Should().Be($"{project.Directory}/images/{image.Id}.png");
        image.Sha256.Should().Be(Sha256Digest.Compute(TestPictures.Png(816, 612, 1)), "it is the picture's own");
        images[1]
            .Should()
            .BeEquivalentTo(
                new
                {
                    Line = 2L,
                    File = (ArchivePath?)null,
                    Sha256 = (string?)null,
                }
            );
        images[1].Tags.Should().BeEmpty("the service omits what is empty");
    }

    [Fact]
    public async Task ReadIterationImages_FindsTheBytesInTheProjectsFolder()
    {
        var project = _archive.AddProject(ProjectKind.Multilabel);
        project.AddIteration(TestArchive.Id(50), "Iteration 1", [TestArchive.Id(5)]);

        var images = await ListAsync(_archive.Reader.ReadIterationImagesAsync(project.Id, TestArchive.Id(50), _ => true));

        images.Should().ContainSingle().Which.File!.Value.Value.Should().Be($"{project.Directory}/images/{TestArchive.Id(5)}.png");
    }

    [Theory]
    [InlineData("../../../../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("images/../project.json")]
    [InlineData("images/..")]
    [InlineData("images/")]
    [InlineData("images/a/b.png")]
    [InlineData("images\\a.png")]
    [InlineData("images/a\" onload=\"x.png")]
    [InlineData("images/a%2e%2e.png")]
    [InlineData("predictions/a.png")]
    [InlineData("https://example.org/a.png")]
    public async Task ReadImages_AFileThatLeadsElsewhere_IsRefused(string file)
    {
        var project = _archive.AddProject(ProjectKind.Multilabel);
        _archive.WriteLines($"{project.Directory}/images.jsonl", [new JsonObject { ["id"] = TestArchive.Id(1), ["file"] = file }]);

        var read = () => ImagesAsync(project.Id);

        (await read.Should().ThrowAsync<ArchiveFormatException>())
            .Which.Message.Should()
            .Contain("line 1")
            .And.Contain("'file'")
            .And.NotContain("passwd");
    }

    [Theory]
    [InlineData("""[]""", "JSON object")]
    [InlineData("""{"id":"Jane"}""", "'id'")]
    [InlineData("""{"width":816}""", "'id'")]
    [InlineData("""{"id":"00000000-0000-0000-0000-000000000001","width":"Jane"}""", "'width'")]
    [InlineData("""{"id":"00000000-0000-0000-0000-000000000001","tags":{"Jane":1}}""", "'tags'")]
    [InlineData(
        """{"id":"00000000-0000-0000-0000-000000000001","regions":[{"tagId":"00000000-0000-0000-0000-000000000001","left":0.1}]}""",
        "'top'"
    )]
    [InlineData("""{"id":"00000000-0000-0000-0000-000000000001","metadata":["Jane"]}""", "'metadata'")]
    [InlineData("""{"id":"00000000-0000-0000-0000-000000000001","sha256":"Jane"}""", "'sha256'")]
    public async Task ReadImages_AWrongMember_IsNamedWithItsPlaceAndWithoutItsValue(string line, string named)
    {
        var project = _archive.AddProject(ProjectKind.Multilabel);
        _archive.Write($"{project.Directory}/images.jsonl", Encoding.UTF8.GetBytes(line));

        var read = () => ImagesAsync(project.Id);

        (await read.Should().ThrowAsync<ArchiveFormatException>())
            .Which.Message.Should()
            .Contain("line 1")
            .And.Contain(named)
            .And.NotContain("Jane");
    }

    [Fact]
    public async Task ReadImages_HalfASurrogatePairInAName_IsReplacedAndNotFatal()
    {
        var project = _archive.AddProject(ProjectKind.Multilabel);
        _archive.Write(
            $"{project.Directory}/images.jsonl",
            """{"id":"00000000-0000-0000-0000-000000000001","metadata":{"\ud800k":"a\ud83d\ude00\udc00\n\"\u00e9"},"file":null}"""u8.ToArray()
        );

        var images = await ImagesAsync(project.Id);

        images[0].Metadata.Select(pair => (pair.Key, pair.Value)).Should().Equal(("\uFFFDk", "a\U0001F600\uFFFD\n\"\u00e9"));
    }

    [Theory]
    [InlineData("Classification", "Multiclass", ProjectKind.Multiclass)]
    [InlineData("Classification", "Multilabel", ProjectKind.Multilabel)]
    [InlineData("Classification", null, ProjectKind.Multilabel)]
    [InlineData("ObjectDetection", null, ProjectKind.Detection)]
    [InlineData("ObjectDetection", "Multilabel", ProjectKind.Detection)]
    [InlineData(null, "Multiclass", ProjectKind.Multiclass)]
    [InlineData(null, "Multilabel", ProjectKind.Multilabel)]
    [InlineData(null, null, ProjectKind.Detection)]
    [InlineData(null, "Later", ProjectKind.Detection)]
    internal async Task ReadProject_TheDomainDecidesTheKind(string? domainType, string? classificationType, ProjectKind expected)
    {
        var project = _archive.AddProject(ProjectKind.Multilabel);
        var settings = new JsonObject { ["domainId"] = TestArchive.Id(77), ["classificationType"] = classificationType };
        _archive.Write(
            $"{project.Directory}/project.json",
            new JsonObject
            {
                ["id"] = project.Id,
                ["name"] = "P",
                ["settings"] = settings,
            }
        );
        _archive.Write(
            "domains.json",
            domainType is null ? [] : new JsonArray(new JsonObject { ["id"] = TestArchive.Id(77), ["type"] = domainType })
        );

        var read = await _archive.Reader.ReadProjectAsync(project.Id, default);

        read!.Kind.Should().Be(expected);
    }

    [Fact]
    public async Task ReadProject_GivesTagsByNameAndIterationsByAge()
    {
        var project = _archive.AddProject(ProjectKind.Multilabel, "Project");
        project.AddTag("b");
        project.AddTag("a", number: 9);
        project.AddTag("a", "Negative", number: 8);
        project.AddTag("B");
        project.Save();
        project.AddIteration(TestArchive.Id(50), "Iteration 1", [], withModel: true);

        var read = await _archive.Reader.ReadProjectAsync(project.Id, default);

        read!.Tags.Select(tag => tag.Name).Should().Equal("B", "a", "a", "b");
        read.Tags[1].Should().BeEquivalentTo(new { Id = TestArchive.Id(2008), IsNegative = true });
        read.DomainName.Should().Be("General");
        var iteration = read.Iterations.Should().ContainSingle().Subject;
        iteration
            .Should()
            .BeEquivalentTo(
                new
                {
                    Name = "Iteration 1",
                    Precision = 1.0,
                    Recall = 0.5,
                    AveragePrecision = 8.79471951E-13,
                }
            );
        iteration
            .Models.Select(model => model.File?.Value)
            .Should()
            .Equal($"{project.Directory}/iterations/{TestArchive.Id(50)}/exports/tensorflow.zip", null);
    }

    [Fact]
    public async Task ReadProject_WithoutItsDetails_IsAbsent()
    {
        var project = _archive.AddProject(ProjectKind.Multilabel);
        File.Delete(_archive.PathOf($"{project.Directory}/project.json"));

        _archive.Reader.ListProjects().Should().Equal(project.Id);
        (await _archive.Reader.ReadProjectAsync(project.Id, default)).Should().BeNull();
    }

    [Fact]
    public void ListProjects_ADirectoryThatIsNoGuid_IsRefused()
    {
        Directory.CreateDirectory(_archive.PathOf("projects/Jane Doe"));

        var list = () => _archive.Reader.ListProjects();

        list.Should().Throw<ArchiveFormatException>().Which.Message.Should().NotContain("Jane");
    }

    [Fact]
    public async Task Open_ASymbolicLink_IsRefused()
    {
        var project = _archive.AddProject(ProjectKind.Multilabel);
        File.CreateSymbolicLink(_archive.PathOf($"{project.Directory}/images.jsonl"), _archive.PathOf("domains.json"));
        Directory.CreateSymbolicLink(_archive.PathOf($"{project.Directory}/iterations"), _archive.PathOf("projects"));

        var file = () => _archive.Files.OpenAsync(ArchivePath.Parse($"{project.Directory}/images.jsonl"), default);
        var directory = () =>
            _archive.Files.OpenAsync(ArchivePath.Parse($"{project.Directory}/iterations/{project.Id}/project.json"), default);

        await file.Should().ThrowAsync<ArchiveFormatException>().WithMessage("*symbolic link*");
        await directory.Should().ThrowAsync<ArchiveFormatException>().WithMessage("*symbolic link*");
    }

    [Fact]
    public async Task ReadBeginning_ASymbolicLink_IsRefused()
    {
        var project = _archive.AddProject(ProjectKind.Multilabel);
        var image = project.AddImage();
        var images = _archive.PathOf($"{project.Directory}/images");
        File.CreateSymbolicLink(Path.Combine(images, "linked.png"), Path.Combine(images, $"{image}.png"));
        Directory.CreateSymbolicLink(_archive.PathOf($"{project.Directory}/linked"), images);
        var buffer = new byte[10];

        var file = async () => await _archive.Files.ReadBeginningAsync(PathOf("images/linked.png"), buffer, default);
        var directory = async () => await _archive.Files.ReadBeginningAsync(PathOf($"linked/{image}.png"), buffer, default);

        await file.Should().ThrowAsync<ArchiveFormatException>().WithMessage("*symbolic link*");
        await directory.Should().ThrowAsync<ArchiveFormatException>().WithMessage("*symbolic link*");
        (await _archive.Files.ReadBeginningAsync(PathOf($"images/{image}.png"), buffer, default)).Should().Be(10);

        ArchivePath PathOf(string name) => ArchivePath.Parse($"{project.Directory}/{name}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    public async Task ReadBeginning_FillsTheBufferUnlessTheFileIsShorter(int length)
    {
        var content = Enumerable.Range(1, length).Select(value => (byte)value).ToArray();
        _archive.Write("a.bin", content);
        var buffer = new byte[10];

        var read = await _archive.Files.ReadBeginningAsync(ArchivePath.Parse("a.bin"), buffer, default);

        read.Should().Be(Math.Min(length, buffer.Length));
        buffer[..read!.Value].Should().Equal(content[..read.Value]);
    }

    [Fact]
    public async Task ReadBeginning_OfAFileThatIsMissing_IsAbsentAndOfADirectoryAnError()
    {
        Directory.CreateDirectory(_archive.PathOf("folder"));
        var directory = async () => await _archive.Files.ReadBeginningAsync(ArchivePath.Parse("folder"), new byte[10], default);

        (await _archive.Files.ReadBeginningAsync(ArchivePath.Parse("missing/a.bin"), new byte[10], default)).Should().BeNull();
        await directory.Should().ThrowAsync<UnauthorizedAccessException>();
    }

    [Fact]
    public void OpenArchive_ADirectoryWithoutData_IsRefused()
    {
        var open = () => DirectoryArchiveFiles.OpenArchive(Path.Combine(_archive.Root, "data"));
        var missing = () => DirectoryArchiveFiles.OpenArchive(Path.Combine(_archive.Root, "elsewhere"));

        open.Should().Throw<ArchiveFormatException>().WithMessage("*bagit.txt*");
        missing.Should().Throw<ArchiveFormatException>().WithMessage("*does not exist*");
    }

    private Task<List<ArchivedImage>> ImagesAsync(Guid project) => ListAsync(_archive.Reader.ReadImagesAsync(project));

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }
}

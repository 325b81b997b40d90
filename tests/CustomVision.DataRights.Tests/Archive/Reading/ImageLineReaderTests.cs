using System.Text;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Tests.Archive.Reading;

public sealed class ImageLineReaderTests : IDisposable
{
    private const string Id = "\"id\":\"00000000-0000-0000-0000-000000000001\"";
    private const string Tag = "\"tagId\":\"00000000-0000-0000-0000-000000000002\"";

    private readonly TestArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Theory]
    [InlineData("{" + Id + "}")]
    [InlineData(" { " + Id + " }\t\r")]
    [InlineData("{" + Id + ",\"tags\":[],\"regions\":[],\"metadata\":{}}")]
    [InlineData("{" + Id + ",\"created\":\"2020-02-11T16:43:09.097287\",\"width\":816,\"height\":0,\"other\":[{\"id\":1},[]]}")]
    [InlineData("{" + Id + ",\"tags\":[{" + Tag + ",\"tagName\":\"é\"},{" + Tag + "}],\"other\":{\"tags\":\"\\ud800\"}}")]
    [InlineData("{" + Id + ",\"tags\":[{" + Tag + ",\"tagName\":\"a\"},{" + Tag + ",\"tagName\":\"b\",\"created\":null}]}")]
    [InlineData("{" + Id + ",\"regions\":[{\"regionId\":1," + Tag + ",\"left\":8.79471951E-13,\"top\":-1,\"width\":0.5,\"height\":1}]}")]
    [InlineData(
        "{"
            + Id
            + ",\"regions\":[{"
            + Tag
            + ",\"tagName\":\"a\",\"left\":0,\"top\":0,\"width\":1,\"height\":1},{"
            + Tag
            + ",\"tagName\":\"b\",\"left\":0.1,\"top\":0.2,\"width\":0.3,\"height\":0.4}]}"
    )]
    [InlineData("{" + Id + ",\"metadata\":{\"who\":\"Zoë\",\"\":\"\",\"who\":\"twice\"}}")]
    [InlineData(
        "{"
            + Id
            + ",\"file\":\"images/a_B-1.png\""
            + ",\"sha256\":\"ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef0123456789\",\"list\":null}"
    )]
    public async Task AUsualLine_IsReadAsFromADocument(string line)
    {
        var repeated = line.Replace(Id, $"{Id},{Id}", StringComparison.Ordinal);

        var image = Read(line);

        Read(repeated).Should().BeNull("a repeated member is left to the document");
        image.Should().NotBeNull();
        image.Should().BeEquivalentTo(await ReadFromDocumentAsync(repeated), options => options.Excluding(read => read.Bytes));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{" + Id)]
    [InlineData("{" + Id + ",}")]
    [InlineData("{" + Id + "} {}")]
    [InlineData("{\"id\":\"{00000000-0000-0000-0000-000000000001}\"}")]
    [InlineData("{" + Id + ",\"\\ud800\":1}")]
    [InlineData("{" + Id + ",\"width\":null}")]
    [InlineData("{" + Id + ",\"width\":-1}")]
    [InlineData("{" + Id + ",\"width\":2147483648}")]
    [InlineData("{" + Id + ",\"width\":1,\"width\":2}")]
    [InlineData("{" + Id + ",\"created\":\"yesterday\"}")]
    [InlineData("{" + Id + ",\"created\":1}")]
    [InlineData("{" + Id + ",\"tags\":{}}")]
    [InlineData("{" + Id + ",\"tags\":[1]}")]
    [InlineData("{" + Id + ",\"tags\":[{\"tagName\":\"fork\"}]}")]
    [InlineData("{" + Id + ",\"tags\":[{\"tagName\":\"fork\"," + Tag + "}]}")]
    [InlineData("{" + Id + ",\"tags\":[{" + Tag + ",\"tagName\":\"\\ud800\"}]}")]
    [InlineData("{" + Id + ",\"tags\":[{" + Tag + ",\"tagName\":\"\uFFFD\"}]}")]
    [InlineData("{" + Id + ",\"tags\":[{" + Tag + ",\"\\ud800\":1}]}")]
    [InlineData("{" + Id + ",\"regions\":[{" + Tag + ",\"left\":0,\"top\":0,\"width\":1}]}")]
    [InlineData("{" + Id + ",\"regions\":[{" + Tag + ",\"left\":0,\"top\":0,\"width\":1,\"height\":1e999}]}")]
    [InlineData("{" + Id + ",\"metadata\":{\"who\":1}}")]
    [InlineData("{" + Id + ",\"metadata\":{\"\uFFFD\":\"a\"}}")]
    [InlineData("{" + Id + ",\"metadata\":[]}")]
    [InlineData("{" + Id + ",\"file\":\"../images/a.png\"}")]
    [InlineData("{" + Id + ",\"file\":\"images/\\u0061.png\"}")]
    [InlineData("{" + Id + ",\"file\":\"images/é.png\"}")]
    [InlineData("{" + Id + ",\"sha256\":\"00\"}")]
    public void AnyOtherLine_IsLeftToTheDocument(string line) => Read(line).Should().BeNull();

    [Fact]
    public void TheNameOfATag_IsOneTextForAllImages()
    {
        var reader = ReaderOf(TestArchive.Id(1));
        var line = Encoding.UTF8.GetBytes("{" + Id + ",\"tags\":[{" + Tag + ",\"tagName\":\"fork\"}]}");

        var names = Enumerable.Range(1, 2).Select(number => reader.Read(new ListedLine(number, line))!.Tags[0].Name).ToList();

        names[0].Should().BeSameAs(names[1], "images are held in memory");
    }

    // U+FFFD stands for a byte that is not UTF-8.
    private static ArchivedImage? Read(string line)
    {
        byte[] bytes = [.. line.SelectMany(character => character == '\uFFFD' ? [0xFF] : Encoding.UTF8.GetBytes([character]))];
        return ReaderOf(TestArchive.Id(1_000_001)).Read(new ListedLine(1, bytes));
    }

    private static ImageLineReader ReaderOf(Guid project) =>
        new(ArchivePath.Parse($"projects/{project}/images.jsonl"), ArchivePath.Parse($"projects/{project}/images"));

    private async Task<ArchivedImage> ReadFromDocumentAsync(string line)
    {
        var project = _archive.AddProject(ProjectKind.Multilabel);
        _archive.Write($"{project.Directory}/images.jsonl", Encoding.UTF8.GetBytes(line));
        return await _archive.Reader.ReadImagesAsync(project.Id).SingleAsync();
    }
}

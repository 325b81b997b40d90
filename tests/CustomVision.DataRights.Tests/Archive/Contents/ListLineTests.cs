using System.Text;
using System.Text.Json;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;

namespace CustomVision.DataRights.Tests.Archive.Contents;

/// <summary>What one class writes into an entry of a list, it reads, strips and resolves.</summary>
public sealed class ListLineTests
{
    private static readonly ArchivePath List = ArchivePath.Parse("projects/p/iterations/i/images.jsonl");
    private static readonly Sha256Digest Digest = Sha256Digest.Compute("x"u8);

    [Theory]
    [InlineData("{}", """{"file":"../../images/a.png","sha256":"DIGEST"}""")]
    [InlineData("{ }", """{ "file":"../../images/a.png","sha256":"DIGEST"}""")]
    [InlineData("""{"x":{}}""", """{"x":{},"file":"../../images/a.png","sha256":"DIGEST"}""")]
    public void Write_appends_the_file_as_the_list_sees_it(string json, string expected)
    {
        var line = ListLine.Write(
            Encoding.UTF8.GetBytes(json),
            List,
            new ListedFile(ImageRendition.Original, ArchivePath.Parse("projects/p/images/a.png"), Digest)
        );

        Encoding.UTF8.GetString(line.Span).Should().Be(expected.Replace("DIGEST", Digest.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Entry_without_the_original_still_has_the_members_of_one()
    {
        var line = ListLine.Write("""{"id":1}"""u8.ToArray(), List, new ListedFile(ImageRendition.Resized, null, null));

        Encoding.UTF8.GetString(line.Span).Should().Be("""{"id":1,"resizedFile":null,"resizedSha256":null,"file":null,"sha256":null}""");
    }

    [Fact]
    public void What_is_written_is_read_and_stripped_again()
    {
        var json = """{"id":"é","metadata":{"a":1},"n":1.0}"""u8.ToArray();
        ListedFile[] files =
        [
            .. Enum.GetValues<ImageRendition>()
                .Select(rendition => new ListedFile(rendition, ArchivePath.Parse($"projects/p/images/{rendition}.png"), Digest)),
        ];
        var line = ListLine.Write(json, List, files);

        using var document = JsonDocument.Parse(line);
        foreach (var file in files)
        {
            ListLine
                .TryRead(document.RootElement, ListLine.Members[(int)file.Rendition], out var relative, out var sha256)
                .Should()
                .BeTrue();
            (ListLine.Resolve(List, relative), sha256).Should().Be((file.Path, Digest));
        }

        ListLine.FilesOf(document.RootElement, List).Should().Equal(files.Select(file => file.Path!.Value));
        ListLine.Strip(line).ToArray().Should().Equal(json);
    }

    [Theory]
    [InlineData("../../../../report.json", "report.json")]
    [InlineData("../../../../../bagit.txt", null)]
    [InlineData("../../../../../data/report.json", null)]
    [InlineData("/etc/passwd", null)]
    [InlineData("images/../x", null)]
    [InlineData("..", null)]
    [InlineData("", null)]
    public void Resolve_never_leaves_the_payload(string file, string? expected) =>
        (ListLine.Resolve(List, file)?.Value).Should().Be(expected);
}

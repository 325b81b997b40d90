using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Tests.Archive;

public sealed class ArchivePathTests
{
    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("/")]
    [InlineData("//server/share")]
    [InlineData("..")]
    [InlineData("../x")]
    [InlineData("a/../../x")]
    [InlineData("a/..")]
    [InlineData(".")]
    [InlineData("./a")]
    [InlineData("a/./b")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("a\\b")]
    [InlineData("..\\x")]
    [InlineData("C:")]
    [InlineData("C:/x")]
    [InlineData("C:x")]
    [InlineData("a:stream")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    [InlineData("a\u0085b")]
    [InlineData("a\u007fb")]
    [InlineData("CON")]
    [InlineData("con.txt")]
    [InlineData("a/Nul .png")]
    [InlineData("com1")]
    [InlineData("lpt\u00b9.jpg")]
    [InlineData("conin$")]
    [InlineData("a.")]
    [InlineData("a /b")]
    [InlineData("...")]
    [InlineData("a*")]
    [InlineData("a?")]
    [InlineData("<script>")]
    [InlineData("a|b")]
    [InlineData("a\"b")]
    public void Text_that_could_leave_the_archive_or_break_a_file_system_is_rejected(string value)
    {
        ArchivePath.TryParse(value, out _).Should().BeFalse();
        FluentActions.Invoking(() => ArchivePath.Parse(value)).Should().Throw<ArchiveFormatException>();
    }

    [Fact]
    public void Lone_surrogates_are_rejected()
    {
        foreach (var value in new[] { "a\ud800", "\udc00a", "\ud800\ud800" })
        {
            ArchivePath.TryParse(value, out _).Should().BeFalse();
        }
    }

    [Fact]
    public void Segments_over_255_bytes_and_paths_over_1024_bytes_are_rejected()
    {
        ArchivePath.TryParse(new string('a', 255), out _).Should().BeTrue();
        ArchivePath.TryParse(new string('a', 256), out _).Should().BeFalse();
        ArchivePath.TryParse(new string('é', 128), out _).Should().BeFalse();
        ArchivePath.TryParse(string.Join('/', Enumerable.Repeat(new string('a', 127), 8)), out _).Should().BeTrue();
        ArchivePath.TryParse(string.Join('/', Enumerable.Repeat(new string('a', 128), 8)), out _).Should().BeFalse();
    }

    [Theory]
    [InlineData("a")]
    [InlineData("data/projects/6f0b/images.jsonl")]
    [InlineData(".hidden")]
    [InlineData("a..b/c...d")]
    [InlineData("a b")]
    [InlineData("~user")]
    [InlineData("100%.txt")]
    [InlineData("사진/😀.png")]
    [InlineData("console/comma/com10")]
    public void Ordinary_names_are_paths(string value)
    {
        var path = ArchivePath.Parse(value);

        path.Value.Should().Be(value);
        var utf8 = new byte[path.Utf8Length];
        path.WriteUtf8(utf8).Should().Be(utf8.Length);
        System.Text.Encoding.UTF8.GetString(utf8).Should().Be(value);
    }

    [Fact]
    public void The_reason_never_repeats_the_text() =>
        FluentActions
            .Invoking(() => ArchivePath.Parse("../Jane Doe"))
            .Should()
            .Throw<ArchiveFormatException>()
            .Which.Message.Should()
            .NotContain("Jane");

    [Fact]
    public void A_directory_with_a_common_prefix_is_not_above()
    {
        var directory = ArchivePath.Parse("data/base");

        ArchivePath.Parse("data/base/x").IsUnder(directory).Should().BeTrue();
        ArchivePath.Parse("data/base-evil/x").IsUnder(directory).Should().BeFalse();
        directory.IsUnder(directory).Should().BeFalse();
    }

    [Fact]
    public void Append_checks_the_whole()
    {
        ArchivePath.Parse("data").Append("a/b").Value.Should().Be("data/a/b");
        FluentActions.Invoking(() => ArchivePath.Parse("data").Append("../b")).Should().Throw<ArchiveFormatException>();
        FluentActions.Invoking(() => ArchivePath.Parse("data").Append("/b")).Should().Throw<ArchiveFormatException>();
    }

    [Fact]
    public void Paths_sort_by_their_bytes()
    {
        string[] values = ["a", "a!/z", "a/b", "a0", "b", "\uffee", "😀", "😀a", "😁"];
        var byBytes = values.OrderBy(value => Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(value)), StringComparer.Ordinal);

        values.Reverse().Select(ArchivePath.Parse).Order().Select(path => path.Value).Should().Equal(byBytes);
    }
}

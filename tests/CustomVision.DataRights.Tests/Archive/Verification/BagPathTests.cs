using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Verification;

namespace CustomVision.DataRights.Tests.Archive.Verification;

public sealed class BagPathTests
{
    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../x")]
    [InlineData("data/../../x")]
    [InlineData("data/a/..")]
    [InlineData("data/..\\..\\x")]
    [InlineData("~/x")]
    [InlineData("~root/x")]
    [InlineData("C:/x")]
    [InlineData("c:\\x")]
    [InlineData("data/a\0b")]
    public void Paths_that_leave_the_bag_are_unsafe(string written) =>
        BagPath.Read(written, decode: true, out _)!.Value.Kind.Should().Be(ArchiveFindingKind.UnsafePath);

    [Theory]
    [InlineData("")]
    [InlineData("./")]
    public void Paths_that_name_nothing_are_malformed(string written) =>
        BagPath.Read(written, decode: true, out _)!.Value.Kind.Should().Be(ArchiveFindingKind.Malformed);

    [Fact]
    public void A_path_longer_than_any_file_system_takes_is_malformed() =>
        BagPath.Read("data/" + new string('x', 10_000), decode: true, out _)!.Value.Kind.Should().Be(ArchiveFindingKind.Malformed);

    [Theory]
    [InlineData("data/a b.txt", "data/a b.txt")]
    [InlineData("data/..a/b..", "data/..a/b..")]
    [InlineData("data/~", "data/~")]
    [InlineData("./data/a", "data/a")]
    [InlineData("data//a/./b", "data/a/b")]
    [InlineData("data/%0A%0a%0D%0d%25", "data/\n\n\r\r%")]
    [InlineData("data/%250A", "data/%0A")]
    [InlineData("data/%25250A", "data/%250A")]
    [InlineData("data/%20%2F%", "data/%20%2F%")]
    [InlineData("data/50%25", "data/50%")]
    public void Ordinary_paths_are_decoded_once(string written, string path)
    {
        BagPath.Read(written, decode: true, out var read).Should().BeNull();
        read.Should().Be(path);
    }

    [Fact]
    public void Version_097_decodes_nothing()
    {
        BagPath.Read("data/%0A%25", decode: false, out var read).Should().BeNull();
        read.Should().Be("data/%0A%25");
    }

    [Fact]
    public void What_a_percent_sign_hides_is_still_unsafe() =>
        BagPath
            .Read("%2E%2E/x", decode: true, out var read)
            .Should()
            .BeNull(because: "only three characters are encoded: this is a folder of that very name, {0}", read);
}

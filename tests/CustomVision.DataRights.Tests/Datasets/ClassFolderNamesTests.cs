using CustomVision.DataRights.Datasets;
using CustomVision.DataRights.Tests.Archive.Reading;

namespace CustomVision.DataRights.Tests.Datasets;

public sealed class ClassFolderNamesTests
{
    [Theory]
    [InlineData("Hemlock", "Hemlock")]
    [InlineData("Japanese Cherry", "Japanese_Cherry")]
    [InlineData("  a  b  ", "a_b")]
    [InlineData("\uD55C\uAD6D\uC5B4", "\uD55C\uAD6D\uC5B4")]
    [InlineData("../../etc/passwd", "etc_passwd")]
    [InlineData("C:\\x", "C_x")]
    [InlineData("con", "con_")]
    [InlineData("LPT1", "LPT1_")]
    [InlineData("LPT10x", "LPT10x")]
    [InlineData(".hidden.", "hidden")]
    [InlineData("-rf", "rf")]
    [InlineData("\uD83D\uDE00", "class")]
    [InlineData("", "class")]
    [InlineData("train", "train-2")]
    public void A_name_stays_readable_and_becomes_safe(string tag, string folder) => ClassFolderNames.Of([tag]).Should().Equal(folder);

    [Fact]
    public void Names_that_a_file_system_takes_for_equal_are_made_distinct() =>
        ClassFolderNames
            .Of(["a/b", "a b", "A_B", "a_b-2", "\u00C5", "A\u030A", "\uFB01", "fi"])
            .Should()
            .OnlyHaveUniqueItems()
            .And.Equal("a_b", "a_b-2", "A_B-3", "a_b-2-2", "\u00C5", "\u00C5-2", "\uFB01", "fi-2");

    [Fact]
    public void Names_of_any_text_are_short_plain_and_unique()
    {
        var names = ClassFolderNames.Of([
            .. TestArchive.HostileNames,
            .. TestArchive.HostileNames,
            "\uD800 half",
            new string('\u0301', 300),
        ]);

        names.Should().OnlyHaveUniqueItems();
        names.Should().OnlyContain(name => name.Length <= 100);
        names.Should().AllSatisfy(name => name.Should().MatchRegex(@"^[\w-]+$"));
    }
}

using CustomVision.DataRights.Export.Others;

namespace CustomVision.DataRights.Tests.Export;

public sealed class RequestIdCheckTests
{
    [Theory]
    [InlineData("case-77", "Anna", false)]
    [InlineData("case-anna-77", "Anna", true)]
    [InlineData("dsr-민지-77", "민지", true)]
    [InlineData("dsr-李-77", "李", true)]
    [InlineData("case-Bo-77", "Bo", true)]
    [InlineData("BOOK-77", "Bo", false)]
    [InlineData("case-77", "77", false)]
    [InlineData("case-77", " ", false)]
    [InlineData(null, "Anna", false)]
    public void The_name_of_a_tag_in_an_id_is_warned_about_in_every_script(string? id, string tag, bool isWarnedAbout)
    {
        var check = new RequestIdCheck(id);

        check.Notice(tag);
        check.Notice("another");

        check.Warnings().Should().HaveCount(isWarnedAbout ? 1 : 0);
    }
}

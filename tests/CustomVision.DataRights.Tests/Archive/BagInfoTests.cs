using System.Text;
using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Tests.Archive;

public sealed class BagInfoTests
{
    [Fact]
    public void Elements_keep_their_order_and_repeat()
    {
        var info = new BagInfo().Add("Contact-Name", "B").Add("External-Description", "x").Add("Contact-Name", "A");

        Text(info).Should().Be("Contact-Name: B\nExternal-Description: x\nContact-Name: A\n");
        info["contact-name"].Should().Be("B");
        info["Source"].Should().BeNull();
    }

    [Fact]
    public void A_value_can_not_forge_an_element()
    {
        var info = new BagInfo()
            .Add("Request-Id", "1\r\nPayload-Oxum: 0.0\n\nEvil: yes\u0007")
            .Add("Empty", "")
            .Add("Colon", "https://x.test:443");

        Text(info).Should().Be("Request-Id: 1\n  Payload-Oxum: 0.0\n  Evil: yes \nEmpty:\nColon: https://x.test:443\n");
        Parse(Text(info))
            .Elements.Should()
            .Equal(
                KeyValuePair.Create("Request-Id", "1\nPayload-Oxum: 0.0\nEvil: yes"),
                KeyValuePair.Create("Empty", ""),
                KeyValuePair.Create("Colon", "https://x.test:443")
            );
    }

    [Theory]
    [InlineData("")]
    [InlineData(" A")]
    [InlineData("A ")]
    [InlineData("A:B")]
    [InlineData("A\nB")]
    public void A_label_that_would_break_the_file_is_refused(string label) =>
        FluentActions.Invoking(() => new BagInfo().Add(label, "x")).Should().Throw<ArgumentException>();

    [Fact]
    public void Lines_of_other_writers_are_read_and_broken_ones_counted()
    {
        var malformed = new List<int>();
        var info = BagInfo.Parse("  lost\rSource-Organization:Us\r\n\tand them\nnonsense\n\nA : b", malformed);

        info.Elements.Should().Equal(KeyValuePair.Create("Source-Organization", "Us\nand them"), KeyValuePair.Create("A", "b"));
        malformed.Should().Equal(1, 4);
    }

    private static string Text(BagInfo info) => Encoding.UTF8.GetString(info.ToUtf8());

    private static BagInfo Parse(string text)
    {
        var malformed = new List<int>();
        var info = BagInfo.Parse(text, malformed);
        malformed.Should().BeEmpty();
        return info;
    }
}

using System.Text;
using CustomVision.DataRights.Export.Downloads;
using CustomVision.DataRights.Tests.Archive.Images;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>Which bodies are evidently an answer in place of a picture, and which only look like one.</summary>
public sealed class TextAnswerTests
{
    public static TheoryData<string> Answers =>
        [
            "<!DOCTYPE html><html>",
            "<html><body>blocked</body></html>",
            "<!-- a proxy -->\n<!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">",
            "\r\n  <?xml version=\"1.0\"?><Error><Code>NotFound</Code></Error>",
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><!-- <svg> --><EnumerationResults/>",
            "<!DOCTYPE svg [<!ENTITY a \"]>\">]><Error/>",
            "<h1>503</h1>",
            "<script>location='/'</script>",
            "<svgish/>",
            "{\"code\":\"BadRequest\"}",
            " [1]",
            "{",
            "{\"a\":1}\n{\"b\":2}",
            "<!--" + new string('-', 3000) + "--><html>",
        ];

    public static TheoryData<string> Others =>
        [
            "",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            "<?xml version=\"1.0\"?>\n<!-- Generator: <html> -->\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" "
                + "\"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\" [<!ENTITY ns \"a>b\"><!-- don't ]> -->]>\n<svg:svg "
                + "xmlns:svg=\"http://www.w3.org/2000/svg\">",
            "<svg>",
            "{\\rtf1\\ansi}",
            "[not json",
            "Server busy, come back later.",
            "< 3",
            "<!-- never ends",
            "RIFF",
        ];

    [Theory]
    [MemberData(nameof(Answers))]
    public void An_answer_is_recognised_in_every_encoding(string text) =>
        In(text).Should().AllSatisfy(bytes => TextAnswer.Is(bytes).Should().BeTrue());

    [Theory]
    [MemberData(nameof(Others))]
    public void Anything_else_is_not_taken_for_an_answer(string text) =>
        In(text).Should().AllSatisfy(bytes => TextAnswer.Is(bytes).Should().BeFalse());

    [Fact]
    public void Pictures_are_not_taken_for_an_answer()
    {
        foreach (
            var picture in (byte[][])
                [
                    SamplePictures.Jpeg,
                    SamplePictures.Png,
                    SamplePictures.Gif,
                    SamplePictures.Bitmap(),
                    new byte[1000],
                    [0x7B, 0xFF, 0, 1],
                    [0x5B, 0, 0x5B, 1],
                ]
        )
        {
            TextAnswer.Is(picture).Should().BeFalse();
        }
    }

    private static IEnumerable<byte[]> In(string text) =>
        [
            Encoding.UTF8.GetBytes(text),
            [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            .. from encoding in (Encoding[])[Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32]
            select (byte[])[.. encoding.Preamble, .. encoding.GetBytes(text)],
            .. from encoding in (Encoding[])[Encoding.Unicode, Encoding.BigEndianUnicode]
            where text.Length > 1
            select encoding.GetBytes(text),
        ];
}

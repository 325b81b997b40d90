using System.Text;
using CustomVision.DataRights.Viewer;

namespace CustomVision.DataRights.Tests.Viewer;

public sealed class HtmlTests
{
    private const int Buffer = 32 * 1024;

    // Parts that end just before, at and after the end of what is written at once, followed by characters of one to four bytes.
    [Theory]
    [InlineData("e")]
    [InlineData("é")]
    [InlineData("한")]
    [InlineData("👤")]
    public async Task Page_is_written_whole_wherever_the_pieces_meet_the_ends_of_the_buffer(string character)
    {
        for (var first = Buffer - 8; first <= Buffer + 1; first++)
        {
            var (one, other) = (new string('a', first), string.Concat(Enumerable.Repeat(character, 600)));
            var html = new Html()
                .Add(Html.Trusted(one))
                .Add(Html.Trusted(other))
                .Add(Html.Trusted(new string('b', (2 * Buffer) - first)))
                .Add(Html.Trusted(other));
            using var written = new MemoryStream();

            await html.WriteAsync(written, CancellationToken.None);

            Encoding.UTF8.GetString(written.ToArray()).Should().Be(html.ToString(), "the first piece has {0} bytes", first);
        }
    }

    [Fact]
    public async Task Nothing_is_written_as_nothing()
    {
        using var written = new MemoryStream();

        await new Html().WriteAsync(written, CancellationToken.None);

        written.Length.Should().Be(0);
    }

    [Fact]
    public async Task Writing_that_is_cancelled_ends()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        using var written = new MemoryStream();

        var write = () => Html.Trusted("a").WriteAsync(written, cancelled.Token);

        await write.Should().ThrowAsync<OperationCanceledException>();
    }
}

using CustomVision.DataRights.Erasure.Planning;

namespace CustomVision.DataRights.Tests.Erasure;

public sealed class LinkTableTests
{
    [Fact]
    public void Every_link_is_kept_exactly_whatever_it_shares_with_the_first()
    {
        var tail = new string('t', 300);
        string[] links =
        [
            "https://a.blob.core.windows.net/i-1/i-2?sv=2017&sig=abc&se=2026&sp=r",
            "https://a.blob.core.windows.net/i-1/i-3?sv=2017&sig=xyz&se=2026&sp=r",
            "https://a.blob.core.windows.net/i-1/i-2?sv=2017&sig=abc&se=2026&sp=r",
            "https://a.blob.core.windows.net/i-1/i-2?sv=2017&sig=abc&sig=abc&se=2026&sp=r",
            "https://a.blob.core.windows.net/i-1/i-2?sv=2017&sig=abc",
            "abc&se=2026&sp=r",
            "r",
            "naïve 😀",
            $"https://a{tail}",
        ];
        foreach (var order in new[] { links, [.. links.Reverse()], ["é", "è", "éé", "ä"], [$"a{tail}b{tail}", $"a{tail}c{tail}"] })
        {
            var table = new LinkTable();
            var ids = order.ToDictionary(_ => Guid.NewGuid());
            foreach (var (id, link) in ids)
            {
                table.Set(id, link);
            }

            ids.Keys.ToDictionary(id => id, table.LinkOf).Should().Equal(ids);
        }
    }

    [Fact]
    public void A_link_is_replaced_removed_and_recorded_as_readable()
    {
        var (kept, removed) = (Guid.NewGuid(), Guid.NewGuid());
        var table = new LinkTable();
        table.Set(kept, "https://a/1");
        table.Set(kept, "https://a/2");
        table.Set(removed, "https://a/3");
        table.Readable.Should().BeEmpty();

        table.SetReadable(kept);
        table.Remove(removed);

        table.Contains(kept).Should().BeTrue();
        table.Contains(removed).Should().BeFalse();
        table.LinkOf(kept).Should().Be("https://a/2");
        table.Readable.Should().Equal(kept);
    }
}

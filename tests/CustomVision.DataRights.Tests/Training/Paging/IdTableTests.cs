using CustomVision.DataRights.Tests.Archive;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tests.Training.Paging;

public sealed class IdTableTests
{
    [Fact]
    public void Add_numbers_new_ids_and_finds_known_ones()
    {
        var table = new IdTable();
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());

        table.Find(one).Should().Be(-1);
        table.Add(one).Should().Be(0);
        table.Add(other).Should().Be(1);
        table.Add(one).Should().Be(0);

        table.Find(other).Should().Be(1);
        table.Find(Guid.Empty).Should().Be(-1);
        table[1].Should().Be(other);
        table.Count.Should().Be(2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10_000)]
    [InlineData(100_000)]
    public void Many_ids_are_all_found_again_whatever_is_expected(int expected)
    {
        var table = new IdTable();
        var ids = Enumerable.Range(0, 40_000).Select(IdOf).ToList();

        for (var number = 0; number < ids.Count; number++)
        {
            table.Add(ids[number]).Should().Be(number);
            if (number == 5_000)
            {
                table.Expect(expected);
            }
        }

        ids.Select(table.Find).Should().Equal(Enumerable.Range(0, ids.Count));
        ids.Select(table.Add).Should().Equal(Enumerable.Range(0, ids.Count));
        Enumerable.Range(ids.Count, 1_000).Select(IdOf).Select(table.Find).Should().OnlyContain(number => number == -1);
        Enumerable.Range(0, ids.Count).Select(number => table[number]).Should().Equal(ids);
    }

    [Fact]
    public void An_empty_id_is_an_id()
    {
        var table = new IdTable();

        table.Add(Guid.Empty).Should().Be(0);
        table.Find(Guid.Empty).Should().Be(0);
    }

    [Fact]
    public void Ids_that_are_added_at_the_same_time_have_numbers_of_their_own()
    {
        var table = new IdTable();
        var ids = Enumerable.Range(0, 20_000).Select(_ => Guid.NewGuid()).ToList();

        Parallel.For(0, 4, _ => ids.ForEach(id => table.Add(id)));

        table.Count.Should().Be(ids.Count);
        ids.Select(table.Find).Should().OnlyHaveUniqueItems().And.OnlyContain(number => number >= 0 && number < ids.Count);
        ids.Should().OnlyContain(id => table[table.Find(id)] == id);
    }

    [Fact]
    public void A_hundred_thousand_ids_take_less_than_24_bytes_each()
    {
        const int ids = 100_000;
        var table = new IdTable();
        table.Expect(ids);

        for (var i = 0; i < ids; i++)
        {
            table.Add(Guid.NewGuid());
        }

        (RetainedBytes.Of(table) / (double)ids).Should().BeInRange(20, 24);
    }

    // Every other id is random; the rest differ in few bits.
    private static Guid IdOf(int index) => index % 2 == 0 ? new Guid(index, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]) : new Guid(Seed(index));

    private static byte[] Seed(int index)
    {
        var bytes = new byte[16];
        new Random(index).NextBytes(bytes);
        return bytes;
    }
}

using System.Text;
using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Tests.Archive;

public sealed class PathTableTests
{
    [Fact]
    public void Add_numbers_new_paths_and_finds_known_ones()
    {
        var table = new PathTable();

        table.Add("a/b.txt").Should().Be((0, true));
        table.Add("b.txt").Should().Be((1, true));
        table.Add("a/b.txt").Should().Be((0, false));
        table.Add("a/b/b.txt").Should().Be((2, true));

        table.Count.Should().Be(3);
        table.Find("b.txt").Should().Be(1);
        table.Find("a").Should().Be(-1);
        table.Find("c/b.txt").Should().Be(-1);
        table[2].Should().Be("a/b/b.txt");
    }

    [Fact]
    public void Many_paths_are_all_found_again_and_sort_by_their_bytes()
    {
        var random = new Random(7);
        string[] segments = ["a", "a!", "a0", "a-b", "é", "😀", "\uffee", "z", "images", "data"];
        var expected = Enumerable
            .Range(0, 20_000)
            .Select(i =>
                string.Join('/', Enumerable.Range(0, random.Next(1, 5)).Select(_ => segments[random.Next(segments.Length)]))
                + (i % 2 == 0 ? $"/{i}" : "")
            )
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var table = new PathTable();

        foreach (var path in expected)
        {
            table.Add(path).Added.Should().BeTrue();
        }

        for (var id = 0; id < expected.Count; id++)
        {
            table.Find(expected[id]).Should().Be(id);
            table[id].Should().Be(expected[id]);
            var utf8 = new byte[table.Utf8Length(id)];
            table.WriteUtf8(id, utf8).Should().Be(utf8.Length);
            Encoding.UTF8.GetString(utf8).Should().Be(expected[id]);
        }

        table
            .SortedIds()
            .Select(id => table[id])
            .Should()
            .Equal(expected.OrderBy(path => Convert.ToHexString(Encoding.UTF8.GetBytes(path)), StringComparer.Ordinal));
    }

    [Fact]
    public void Paths_of_GUIDs_are_found_again_and_sort_among_the_others_by_their_bytes()
    {
        const string id = "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9";
        string[] directories = ["", "a/", $"{id}/", "a/b/"];
        string[] names =
        [
            id,
            $"{id}.png",
            $"{id}.jpg",
            $"{id[..^1]}a",
            id.ToUpperInvariant(),
            $"{id}{new string('x', 200)}",
            "0",
            "0a1b2c3d-4e5f",
            "z",
            new Guid(7, 7, 7, [0, 0, 0, 0, 0, 0, 0, 1]).ToString(),
            "ffffffff-ffff-ffff-ffff-ffffffffffff.png",
        ];
        var expected = directories.SelectMany(directory => names.Select(name => directory + name)).ToList();
        var table = new PathTable();

        expected.ForEach(path => table.Add(path).Added.Should().BeTrue());

        expected.Select(path => table.Find(path)).Should().Equal(Enumerable.Range(0, expected.Count));
        Enumerable.Range(0, expected.Count).Select(number => table[number]).Should().Equal(expected);
        table.SortedIds().Select(number => table[number]).Should().Equal(expected.Order(StringComparer.Ordinal));
        table.Find(id.AsSpan(..^1)).Should().Be(-1);
        table.Find($"{id}.bmp").Should().Be(-1);
    }

    [Fact]
    public void A_name_that_is_too_long_is_refused_and_not_found()
    {
        var table = new PathTable();

        table.Find(new string('x', PathTable.MaxNameBytes + 1)).Should().Be(-1);
        FluentActions.Invoking(() => table.Add(new string('x', PathTable.MaxNameBytes + 1))).Should().Throw<ArgumentException>();
        table.Add(new string('x', PathTable.MaxNameBytes)).Added.Should().BeTrue();
    }
}

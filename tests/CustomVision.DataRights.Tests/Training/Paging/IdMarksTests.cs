using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tests.Training.Paging;

public sealed class IdMarksTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(2_000)]
    public void Each_id_keeps_the_mark_that_was_set_last(int expected)
    {
        var marks = new IdMarks(new IdTable());
        var ids = Enumerable.Range(0, 1_000).Select(_ => Guid.NewGuid()).ToList();

        marks.Expect(expected);
        ids.ForEach(id => marks[id] = 1);
        marks[ids[500]] = 2;

        marks[Guid.NewGuid()].Should().Be(0);
        marks[ids[500]].Should().Be(2);
        marks.Marked.Should().Equal(ids.Select(id => (id, id == ids[500] ? (byte)2 : (byte)1)));
    }

    [Fact]
    public void Marks_of_one_table_are_separate()
    {
        var table = new IdTable();
        var (one, other) = (new IdMarks(table), new IdMarks(table));
        var ids = Enumerable.Range(0, 100).Select(_ => Guid.NewGuid()).ToList();

        ids.ForEach(id => one[id] = 1);
        other[ids[99]] = 3;

        other.Marked.Should().Equal((ids[99], (byte)3));
        other[ids[0]].Should().Be(0);
        one[ids[99]].Should().Be(1);
        table.Count.Should().Be(100);
    }

    [Fact]
    public void Asking_for_a_mark_adds_no_id()
    {
        var table = new IdTable();

        new IdMarks(table)[Guid.NewGuid()].Should().Be(0);

        table.Count.Should().Be(0);
    }
}

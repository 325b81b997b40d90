namespace CustomVision.DataRights.Training;

/// <summary>A mark for each id of a table, 0 until it is set. Not thread-safe.</summary>
internal sealed class IdMarks(IdTable ids)
{
    private byte[] _marks = [];

    public byte this[Guid id]
    {
        get => ids.Find(id) is >= 0 and var number && number < _marks.Length ? _marks[number] : (byte)0;
        set
        {
            var number = ids.Add(id);
            if (number >= _marks.Length)
            {
                Array.Resize(ref _marks, Math.Max(number + 1, 2 * _marks.Length));
            }

            _marks[number] = value;
        }
    }

    /// <summary>Sets the approximate number of ids, since growing leaves arrays to the garbage collector.</summary>
    public void Expect(int count)
    {
        ids.Expect(count);
        if (count > _marks.Length)
        {
            Array.Resize(ref _marks, count);
        }
    }

    /// <summary>The ids with a mark, in the order of the table.</summary>
    public IEnumerable<(Guid Id, byte Mark)> Marked =>
        _marks.Index().Where(mark => mark.Item != 0).Select(mark => (ids[mark.Index], mark.Item));
}

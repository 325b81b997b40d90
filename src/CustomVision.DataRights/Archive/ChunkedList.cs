namespace CustomVision.DataRights.Archive;

/// <summary>A list that grows in blocks: items are never copied, and blocks stay below the large object heap threshold.</summary>
internal sealed class ChunkedList<T>
    where T : struct
{
    private const int Shift = 10;
    private const int BlockLength = 1 << Shift;

    private readonly List<T[]> _blocks = [];

    public int Count { get; private set; }

    public ref T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return ref _blocks[index >> Shift][index & (BlockLength - 1)];
        }
    }

    public IEnumerable<T> AsEnumerable()
    {
        for (var index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    public void Add(T item)
    {
        if (Count >> Shift == _blocks.Count)
        {
            _blocks.Add(new T[BlockLength]);
        }

        Count++;
        this[Count - 1] = item;
    }
}

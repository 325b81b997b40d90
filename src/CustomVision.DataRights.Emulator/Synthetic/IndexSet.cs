namespace CustomVision.DataRights.Emulator.Synthetic;

/// <summary>A set of indices with one bit per index.</summary>
internal sealed class IndexSet
{
    private readonly ulong[] _words;

    public IndexSet(int capacity)
        : this(new ulong[(capacity + 63) / 64]) { }

    private IndexSet(ulong[] words)
    {
        _words = words;
    }

    public int Count { get; private set; }

    public bool Contains(int index) => (Volatile.Read(ref _words[index >> 6]) & (1UL << index)) != 0;

    /// <summary>Adds an index. Returns false if it is already in the set.</summary>
    public bool Add(int index)
    {
        if (Contains(index))
        {
            return false;
        }

        _words[index >> 6] |= 1UL << index;
        Count++;
        return true;
    }

    /// <summary>Removes an index. Returns false if it is not in the set.</summary>
    public bool Remove(int index)
    {
        if (!Contains(index))
        {
            return false;
        }

        _words[index >> 6] &= ~(1UL << index);
        Count--;
        return true;
    }

    public IndexSet Copy() => new((ulong[])_words.Clone()) { Count = Count };
}

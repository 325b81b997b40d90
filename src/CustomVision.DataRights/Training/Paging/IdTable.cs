namespace CustomVision.DataRights.Training;

/// <summary>
/// Numbers ids from 0 in the order in which they are added. There may be hundreds of thousands of them, so all that refer to the same ids
/// share a table, in which an id takes about 22 bytes. Thread-safe.
/// </summary>
internal sealed class IdTable
{
    private const int FewestBuckets = 64;
    private const int BlockBits = 10;
    private const int BlockLength = 1 << BlockBits;

    private readonly Lock _gate = new();
    private readonly List<Guid[]> _blocks = []; // never copied, and below the threshold of the large object heap
    private int _count;

    // Open addressing; a bucket contains a number plus 1, so that 0 means empty.
    private int[] _buckets = new int[FewestBuckets];

    /// <summary>The number of ids. Their numbers range from 0 to <see cref="Count"/> - 1.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _count;
            }
        }
    }

    public Guid this[int number]
    {
        get
        {
            lock (_gate)
            {
                return At(number);
            }
        }
    }

    /// <summary>Sets the approximate number of ids, since growing leaves arrays to the garbage collector.</summary>
    public void Expect(int count)
    {
        lock (_gate)
        {
            Resize(BucketsFor(count));
        }
    }

    /// <summary>Gets the number of an id, which is added if it is not present yet.</summary>
    public int Add(Guid id)
    {
        lock (_gate)
        {
            var bucket = BucketOf(id);
            if (_buckets[bucket] != 0)
            {
                return _buckets[bucket] - 1;
            }

            if (BucketsFor(_count + 1) > _buckets.Length)
            {
                Resize(2 * _buckets.Length);
                bucket = BucketOf(id);
            }

            if (_count >> BlockBits == _blocks.Count)
            {
                _blocks.Add(new Guid[BlockLength]);
            }

            At(_count) = id;
            _buckets[bucket] = ++_count;
            return _count - 1;
        }
    }

    /// <summary>Finds the number of an id; returns -1 if it is not present.</summary>
    public int Find(Guid id)
    {
        lock (_gate)
        {
            return _buckets[BucketOf(id)] - 1;
        }
    }

    // At least a quarter of the buckets is empty.
    private static int BucketsFor(int ids) => ids + (ids / 3) + 1;

    private ref Guid At(int number) => ref _blocks[number >> BlockBits][number & (BlockLength - 1)];

    private int BucketOf(Guid id)
    {
        var spread = (uint)id.GetHashCode() * 2654435769; // the golden ratio, for ids that differ in a few bits
        var bucket = (int)(((ulong)spread * (uint)_buckets.Length) >> 32);
        while (_buckets[bucket] != 0 && At(_buckets[bucket] - 1) != id)
        {
            bucket = bucket + 1 == _buckets.Length ? 0 : bucket + 1;
        }

        return bucket;
    }

    private void Resize(int buckets)
    {
        if (buckets <= _buckets.Length)
        {
            return;
        }

        _buckets = new int[buckets];
        for (var number = 0; number < _count; number++)
        {
            _buckets[BucketOf(At(number))] = number + 1;
        }
    }
}

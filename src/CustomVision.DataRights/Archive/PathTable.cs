using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace CustomVision.DataRights.Archive;

/// <summary>
/// A set of paths, numbered from 0 in insertion order. A bag may have hundreds of thousands of paths, so each directory is stored once for
/// all of its files, and names are stored as UTF-8 in large blocks, with the bytes of a GUID in place of its digits. A file that is named
/// by a GUID takes about 40 bytes.
/// </summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class PathTable
{
    private const int BlockBits = 16;
    private const int BlockLength = 1 << BlockBits;
    private const int LongestOnStack = 256;

    private readonly Dictionary<string, int> _directories = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _directoriesBySpan;
    private readonly List<byte[]> _directoryUtf8 = [];
    private readonly List<byte[]> _blocks = [];
    private readonly ChunkedList<Slot> _slots = new();
    private int _blockUsed = BlockLength;

    // Open addressing; a bucket contains an id plus 1, so that 0 means empty.
    private int[] _buckets = new int[64];

    public PathTable() => _directoriesBySpan = _directories.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The maximum length of a name in UTF-8 bytes, far more than file systems allow.</summary>
    public const int MaxNameBytes = 4096;

    /// <summary>The number of paths. Their ids range from 0 to <see cref="Count"/> - 1.</summary>
    public int Count => _slots.Count;

    /// <summary>Adds a path if it is not present yet.</summary>
    /// <returns>The id, and whether the path was added.</returns>
    [SkipLocalsInit]
    public (int Id, bool Added) Add(ReadOnlySpan<char> path)
    {
        Span<byte> name = stackalloc byte[MaxNameBytes];
        var (directory, length) = Split(path, name, addDirectory: true);
        name = name[..length];
        var isPacked = PackedName.TryPack(ref name);
        var bucket = FindBucket(directory, name, isPacked);
        if (_buckets[bucket] != 0)
        {
            return (_buckets[bucket] - 1, false);
        }

        _slots.Add(
            new Slot
            {
                Directory = directory,
                NameAt = Store(name),
                NameLength = (ushort)name.Length,
                IsPacked = isPacked,
            }
        );
        _buckets[bucket] = _slots.Count;
        if (_slots.Count * 4L > _buckets.Length * 3L)
        {
            Grow();
        }

        return (_slots.Count - 1, true);
    }

    /// <summary>Finds the id of a path; returns -1 if the path is not present.</summary>
    [SkipLocalsInit]
    public int Find(ReadOnlySpan<char> path)
    {
        Span<byte> name = stackalloc byte[MaxNameBytes];
        var (directory, length) = Split(path, name, addDirectory: false);
        name = name[..length];
        var isPacked = PackedName.TryPack(ref name);
        return directory < 0 ? -1 : _buckets[FindBucket(directory, name, isPacked)] - 1;
    }

    /// <summary>Gets the length of a path in UTF-8 bytes.</summary>
    public int Utf8Length(int id)
    {
        ref readonly var slot = ref _slots[id];
        return _directoryUtf8[slot.Directory].Length + slot.NameLength + (slot.IsPacked ? PackedName.Saved : 0);
    }

    /// <summary>Writes a path as UTF-8 and returns its length.</summary>
    public int WriteUtf8(int id, Span<byte> destination)
    {
        ref readonly var slot = ref _slots[id];
        var directory = _directoryUtf8[slot.Directory];
        var name = Name(slot, stackalloc byte[PackedName.MaxBytes]);
        directory.CopyTo(destination);
        name.CopyTo(destination[directory.Length..]);
        return directory.Length + name.Length;
    }

    /// <summary>Writes a path as text and returns its length.</summary>
    public int Write(int id, Span<char> destination)
    {
        ref readonly var slot = ref _slots[id];
        var directory = Encoding.UTF8.GetChars(_directoryUtf8[slot.Directory], destination);
        return directory + Encoding.UTF8.GetChars(Name(slot, stackalloc byte[PackedName.MaxBytes]), destination[directory..]);
    }

    /// <summary>A path as text.</summary>
    public string this[int id]
    {
        get
        {
            Span<byte> path = stackalloc byte[LongestOnStack];
            var length = Utf8Length(id);
            path = length <= path.Length ? path : new byte[length];
            return Encoding.UTF8.GetString(path[..WriteUtf8(id, path)]);
        }
    }

    /// <summary>Gets all ids, sorted by the bytes of their paths, like <c>LC_ALL=C sort</c>.</summary>
    public int[] SortedIds()
    {
        var ids = new int[Count];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = i;
        }

        ids.AsSpan().Sort(Compare);
        return ids;
    }

    [SkipLocalsInit]
    private int Compare(int left, int right)
    {
        ref readonly var a = ref _slots[left];
        ref readonly var b = ref _slots[right];
        if (a.Directory == b.Directory && a.IsPacked == b.IsPacked)
        {
            return Stored(a).SequenceCompareTo(Stored(b));
        }

        var nameA = Name(a, stackalloc byte[PackedName.MaxBytes]);
        var nameB = Name(b, stackalloc byte[PackedName.MaxBytes]);
        if (a.Directory == b.Directory)
        {
            return nameA.SequenceCompareTo(nameB);
        }

        ReadOnlySpan<byte> directoryA = _directoryUtf8[a.Directory];
        ReadOnlySpan<byte> directoryB = _directoryUtf8[b.Directory];
        var same = directoryA.CommonPrefixLength(directoryB);
        if (same < directoryA.Length && same < directoryB.Length)
        {
            return directoryA[same].CompareTo(directoryB[same]);
        }

        // One directory contains the other. The remainder of the longer directory ends in a slash, which no name contains, so comparing it
        // with the other file's name decides the order.
        return same == directoryA.Length ? nameA.SequenceCompareTo(directoryB[same..]) : directoryA[same..].SequenceCompareTo(nameB);
    }

    private (int Directory, int NameLength) Split(ReadOnlySpan<char> path, Span<byte> name, bool addDirectory)
    {
        var slash = path.LastIndexOf('/') + 1;
        if (!Encoding.UTF8.TryGetBytes(path[slash..], name, out var length))
        {
            return addDirectory ? throw new ArgumentException($"A name may have at most {MaxNameBytes} bytes.", nameof(path)) : (-1, 0);
        }

        if (_directoriesBySpan.TryGetValue(path[..slash], out var directory))
        {
            return (directory, length);
        }

        if (!addDirectory)
        {
            return (-1, 0);
        }

        var text = path[..slash].ToString();
        _directories.Add(text, _directoryUtf8.Count);
        _directoryUtf8.Add(Encoding.UTF8.GetBytes(text));
        return (_directoryUtf8.Count - 1, length);
    }

    private uint Store(ReadOnlySpan<byte> name)
    {
        if (_blockUsed + name.Length > BlockLength)
        {
            _blocks.Add(GC.AllocateUninitializedArray<byte>(BlockLength));
            _blockUsed = 0;
        }

        name.CopyTo(_blocks[^1].AsSpan(_blockUsed));
        var at = ((uint)(_blocks.Count - 1) << BlockBits) | (uint)_blockUsed;
        _blockUsed += name.Length;
        return at;
    }

    // A packed name is written to the buffer.
    private ReadOnlySpan<byte> Name(in Slot slot, Span<byte> buffer) =>
        slot.IsPacked ? buffer[..PackedName.Unpack(Stored(slot), buffer)] : Stored(slot);

    private ReadOnlySpan<byte> Stored(in Slot slot) =>
        _blocks[(int)(slot.NameAt >> BlockBits)].AsSpan((int)(slot.NameAt & (BlockLength - 1)), slot.NameLength);

    private int FindBucket(int directory, ReadOnlySpan<byte> stored, bool isPacked)
    {
        var bucket = Hash(directory, stored) & (_buckets.Length - 1);
        while (_buckets[bucket] != 0)
        {
            ref readonly var slot = ref _slots[_buckets[bucket] - 1];
            if (slot.Directory == directory && slot.IsPacked == isPacked && Stored(slot).SequenceEqual(stored))
            {
                break;
            }

            bucket = (bucket + 1) & (_buckets.Length - 1);
        }

        return bucket;
    }

    private void Grow()
    {
        _buckets = new int[_buckets.Length * 2];
        for (var id = 0; id < _slots.Count; id++)
        {
            ref readonly var slot = ref _slots[id];
            _buckets[FindBucket(slot.Directory, Stored(slot), slot.IsPacked)] = id + 1;
        }
    }

    private static int Hash(int directory, ReadOnlySpan<byte> name)
    {
        var hash = new HashCode();
        hash.Add(directory);
        hash.AddBytes(name);
        return hash.ToHashCode();
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Slot
    {
        public int Directory;
        public uint NameAt;
        public ushort NameLength;
        public bool IsPacked;
    }
}

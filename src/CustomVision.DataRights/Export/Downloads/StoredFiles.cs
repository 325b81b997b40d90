using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Export.Downloads;

/// <summary>
/// The downloads that stand in the archive, found by their path without the extension, which only the content tells. An account may hold
/// hundreds of thousands, so that an entry is kept small: 16 bytes of a digest in place of the path, and nothing that is copied when it grows but these.
/// </summary>
internal sealed class StoredFiles
{
    private readonly Dictionary<UInt128, int> _places = [];
    private readonly ChunkedList<(StoredFile File, bool IsChecked)> _files = new();
    private readonly Lock _gate = new();

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _places.Count;
            }
        }
    }

    /// <summary>How many only the journal knows.</summary>
    public int CountUnchecked()
    {
        lock (_gate)
        {
            return _places.Values.Count(place => !_files[place].IsChecked);
        }
    }

    /// <summary>Adds a file, or replaces it.</summary>
    /// <param name="path">Its whole path.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="sha256">Its digest.</param>
    /// <param name="isChecked">Whether it is known to stand on the disk; otherwise only the journal says so.</param>
    /// <param name="doubt">What is in doubt about it.</param>
    public void Add(ArchivePath path, long length, Sha256Digest sha256, bool isChecked, Doubt doubt)
    {
        var dot = path.Value.LastIndexOf('.');
        var file = new StoredFile(string.Intern(path.Value[(dot + 1)..]), length, sha256, doubt);
        lock (_gate)
        {
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, Key(path.Value.AsSpan(0, dot)), out var isKnown);
            if (isKnown)
            {
                _files[place] = (file, isChecked);
                return;
            }

            place = _files.Count;
            _files.Add((file, isChecked));
        }
    }

    public void Remove(ArchivePath path)
    {
        var dot = path.Value.LastIndexOf('.');
        lock (_gate)
        {
            _places.Remove(Key(path.Value.AsSpan(0, dot)));
        }
    }

    public bool TryGet(string stem, out StoredFile file, out bool isChecked)
    {
        lock (_gate)
        {
            var found = _places.TryGetValue(Key(stem), out var place);
            (file, isChecked) = found ? _files[place] : default;
            return found;
        }
    }

    private static UInt128 Key(ReadOnlySpan<char> stem)
    {
        Span<byte> utf8 = stackalloc byte[512];
        var length = Encoding.UTF8.GetBytes(stem, utf8);
        Span<byte> digest = stackalloc byte[Sha256Digest.ByteCount];
        SHA256.HashData(utf8[..length], digest);
        return MemoryMarshal.Read<UInt128>(digest);
    }
}

using System.Security.Cryptography;
using System.Text;
using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Export.Downloads;

/// <summary>
/// The downloads that only the journal of earlier looks and runs claims to stand in the archive, found by their path without the extension, which only
/// the content tells. What was looked at is the bag's, and no longer here. There may be hundreds of thousands: 16 bytes of a digest stand for a path.
/// </summary>
internal sealed class StoredFiles
{
    private readonly Dictionary<Guid, int> _places = [];
    private readonly ChunkedList<StoredFile> _files = new();
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

    /// <summary>Adds a file, or replaces it.</summary>
    /// <param name="path">Its whole path.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="sha256">Its digest.</param>
    /// <param name="doubt">What is in doubt about it.</param>
    public void Add(ArchivePath path, long length, Sha256Digest sha256, Doubt doubt)
    {
        var dot = path.Value.LastIndexOf('.');
        lock (_gate)
        {
            _places[Key(path.Value.AsSpan(0, dot))] = _files.Count;
            _files.Add(new StoredFile(string.Intern(path.Value[(dot + 1)..]), length, sha256, doubt));
        }
    }

    public void Remove(ReadOnlySpan<char> stem)
    {
        lock (_gate)
        {
            _places.Remove(Key(stem));
        }
    }

    public bool TryGet(ReadOnlySpan<char> stem, out StoredFile file)
    {
        lock (_gate)
        {
            var found = _places.TryGetValue(Key(stem), out var place);
            file = found ? _files[place] : default;
            return found;
        }
    }

    private static Guid Key(ReadOnlySpan<char> stem)
    {
        Span<byte> utf8 = stackalloc byte[512];
        var length = Encoding.UTF8.GetBytes(stem, utf8);
        Span<byte> digest = stackalloc byte[Sha256Digest.ByteCount];
        SHA256.HashData(utf8[..length], digest);
        return new Guid(digest[..16]);
    }
}

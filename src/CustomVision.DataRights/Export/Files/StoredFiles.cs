using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;

namespace CustomVision.DataRights.Export.Files;

/// <summary>
/// The downloads that are in the archive according to the journal of earlier passes and runs, and have not been checked yet. A checked file
/// is moved to the bag. There may be hundreds of thousands of them, so images are found by their id and rendition,
/// without a path. Thread-safe.
/// </summary>
internal sealed class StoredFiles
{
    private readonly Dictionary<(ArchiveCategory, ArchiveScope), Dictionary<(Guid, ImageRendition), int>> _byId = [];
    private readonly Dictionary<PayloadFile, int> _named = []; // exported models, which are few
    private readonly ChunkedList<StoredFile> _files = new();
    private readonly Lock _gate = new();
    private int _count;

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

    /// <summary>Adds a file, or replaces it.</summary>
    /// <param name="file">The payload file.</param>
    /// <param name="stored">The stored file.</param>
    public void Add(PayloadFile file, StoredFile stored)
    {
        lock (_gate)
        {
            _count += TryFind(file, out _) ? 0 : 1;
            if (file.Name is not null)
            {
                _named[file] = _files.Count;
            }
            else
            {
                var scope = (file.Category, file.Scope);
                (_byId.TryGetValue(scope, out var ids) ? ids : _byId[scope] = [])[(file.ObjectId, file.Rendition)] = _files.Count;
            }

            _files.Add(stored);
        }
    }

    public void Remove(PayloadFile file)
    {
        lock (_gate)
        {
            var isRemoved = file.Name is not null
                ? _named.Remove(file)
                : _byId.TryGetValue((file.Category, file.Scope), out var ids) && ids.Remove((file.ObjectId, file.Rendition));
            _count -= isRemoved ? 1 : 0;
        }
    }

    public bool TryGet(PayloadFile file, out StoredFile stored)
    {
        lock (_gate)
        {
            var found = TryFind(file, out var place);
            stored = found ? _files[place] : default;
            return found;
        }
    }

    private bool TryFind(PayloadFile file, out int place)
    {
        if (file.Name is not null)
        {
            return _named.TryGetValue(file, out place);
        }

        place = 0;
        return _byId.TryGetValue((file.Category, file.Scope), out var ids) && ids.TryGetValue((file.ObjectId, file.Rendition), out place);
    }
}

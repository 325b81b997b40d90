using CustomVision.DataRights.Archive.Hashing;

namespace CustomVision.DataRights.Archive.Verification;

/// <summary>Every path of a bag, on disk or in a manifest, with its state.</summary>
internal sealed class BagCatalog
{
    private readonly ChunkedList<BagFile> _files = new();

    private readonly DigestStore[] _digests = [.. BagAlgorithm.All.Select(algorithm => new DigestStore(algorithm.Size))];

    /// <summary>The paths. Each path has the same number as its file.</summary>
    public PathTable Paths { get; } = new();

    public int Count => _files.Count;

    /// <summary>Gets a file by number.</summary>
    public ref BagFile this[int id] => ref _files[id];

    /// <summary>Adds a path unless it is already present, and returns its number.</summary>
    public int Add(ReadOnlySpan<char> path)
    {
        var (id, added) = Paths.Add(path);
        if (added)
        {
            _files.Add(new BagFile { IsPayload = path.StartsWith(BagWriter.PayloadPrefix, StringComparison.Ordinal) });
        }

        return id;
    }

    /// <summary>
    /// Opens a file of the bag. A file with length 0 is returned as an empty stream without being opened: not all systems report special
    /// files, and opening a named pipe would block.
    /// </summary>
    /// <param name="files">The files of the bag.</param>
    /// <param name="path">The file, relative to the base directory.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public ValueTask<Stream> OpenAsync(IBagFiles files, string path, CancellationToken cancellationToken) =>
        Paths.Find(path) is >= 0 and var id && this[id] is { IsThere: true, Length: 0 }
            ? ValueTask.FromResult(Stream.Null)
            : files.OpenAsync(path, cancellationToken);

    /// <summary>Gets a file's expected digest, which is valid only if <see cref="BagFile.Digests"/> contains the algorithm's bit.</summary>
    public Span<byte> Digest(int id, BagAlgorithm algorithm) => _digests[algorithm.Index][id];

    /// <summary>Stores digests of one size by file number, without allocating an object for each.</summary>
    private sealed class DigestStore(int size)
    {
        private const int Shift = 9;
        private const int BlockLength = 1 << Shift;

        private readonly List<byte[]?> _blocks = [];

        /// <summary>Gets the bytes of a file's digest, which are zero until set.</summary>
        public Span<byte> this[int id]
        {
            get
            {
                var block = id >> Shift;
                while (_blocks.Count <= block)
                {
                    _blocks.Add(null);
                }

                return (_blocks[block] ??= new byte[BlockLength * size]).AsSpan((id & (BlockLength - 1)) * size, size);
            }
        }
    }
}

using CustomVision.DataRights.Archive.Hashing;

namespace CustomVision.DataRights.Archive.Verification;

/// <summary>Every path of a bag, on the disk or in a manifest, with its state: about 110 bytes per file.</summary>
internal sealed class BagCatalog
{
    private readonly ChunkedList<BagFile> _files = new();

    private readonly DigestStore[] _digests = [.. BagAlgorithm.All.Select(algorithm => new DigestStore(algorithm.Size))];

    /// <summary>The paths; the number of a file is the same everywhere.</summary>
    public PathTable Paths { get; } = new();

    public int Count => _files.Count;

    /// <summary>A file by its number.</summary>
    public ref BagFile this[int id] => ref _files[id];

    /// <summary>Adds a path unless it is known, and returns its number.</summary>
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
    /// Opens a file of the bag. One without a length is returned as empty and not opened: not every system reports special files, and
    /// opening a named pipe would block.
    /// </summary>
    /// <param name="files">The bag's files.</param>
    /// <param name="path">The file, relative to the base directory.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public ValueTask<Stream> OpenAsync(IBagFiles files, string path, CancellationToken cancellationToken) =>
        Paths.Find(path) is >= 0 and var id && this[id] is { IsThere: true, Length: 0 }
            ? ValueTask.FromResult(Stream.Null)
            : files.OpenAsync(path, cancellationToken);

    /// <summary>A file's expected digest. It is set where the file's <see cref="BagFile.Digests"/> has the algorithm's bit.</summary>
    public Span<byte> Digest(int id, BagAlgorithm algorithm) => _digests[algorithm.Index][id];

    /// <summary>Digests of one size by the number of their file, without an object for each.</summary>
    private sealed class DigestStore(int size)
    {
        private const int Shift = 9;
        private const int BlockLength = 1 << Shift;

        private readonly List<byte[]?> _blocks = [];

        /// <summary>The bytes of a file's digest: zeros until they are set.</summary>
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

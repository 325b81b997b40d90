namespace CustomVision.DataRights.Archive.Reading;

/// <summary>The payload of an archive that is read through an <see cref="IArchiveSource"/>. Names and lengths are listed once.</summary>
internal sealed class SourceArchiveFiles : IArchiveFiles
{
    private readonly IArchiveSource _source;
    private readonly PathTable _paths = new();
    private readonly ChunkedList<long> _lengths = new();
    private readonly Dictionary<string, SortedSet<string>> _directories = new(StringComparer.Ordinal);

    private SourceArchiveFiles(IArchiveSource source) => _source = source;

    /// <exception cref="ArchiveFormatException">The source does not contain an archive of this library.</exception>
    public static async Task<SourceArchiveFiles> OpenAsync(IArchiveSource source, CancellationToken cancellationToken)
    {
        var files = new SourceArchiveFiles(source);
        await foreach (var entry in source.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (entry is { Length: { } length } && entry.RelativePath.StartsWith(BagWriter.PayloadPrefix, StringComparison.Ordinal))
            {
                files.Add(entry.RelativePath[BagWriter.PayloadPrefix.Length..], length);
            }
        }

        return files._paths.Count > 0
            ? files
            : throw new ArchiveFormatException(
                $"The location does not contain an archive: it has no directory '{BagWriter.PayloadDirectory}'. Specify the "
                    + $"location that contains {BagWriter.Declaration}."
            );
    }

    public int MaxConcurrentReads => _source.MaxConcurrentReads;

    public Task<Stream?> OpenAsync(ArchivePath path, CancellationToken cancellationToken) =>
        Exists(path) ? _source.OpenReadAsync(BagWriter.PayloadPrefix + path.Value, cancellationToken) : Task.FromResult<Stream?>(null);

    public bool Exists(ArchivePath path) => _paths.Find(path.Value) >= 0;

    public long? GetLength(ArchivePath path) => _paths.Find(path.Value) is >= 0 and var id ? _lengths[id] : null;

    public IEnumerable<string> ListDirectories(ArchivePath directory) => _directories.GetValueOrDefault(directory.Value) ?? [];

    private void Add(string path, long length)
    {
        if (!_paths.Add(path).Added)
        {
            return;
        }

        _lengths.Add(length);
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            var above = path.LastIndexOf('/', slash - 1);
            var parent = above < 0 ? string.Empty : path[..above];
            var names = _directories.TryGetValue(parent, out var known) ? known : _directories[parent] = new(StringComparer.Ordinal);
            if (!names.Add(path[(above + 1)..slash]))
            {
                return;
            }

            if (above < 0)
            {
                return;
            }
        }
    }
}

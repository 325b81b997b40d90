using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CustomVision.DataRights.Archive;

/// <summary>Writes a BagIt 1.0 bag (RFC 8493) to a sink: first payload files, in any order and concurrently, then the tag files.</summary>
/// <remarks>
/// Uses about 85 bytes of memory per file. All members are thread-safe; <see cref="FinishAsync"/> is called once, after the last file.
/// </remarks>
internal sealed partial class BagWriter : IDisposable
{
    public const string Agent = "CustomVision.DataRights";

    /// <summary>The directory of the payload (RFC 8493 §2.1.2).</summary>
    public const string PayloadDirectory = "data";

    /// <summary>The prefix of payload paths.</summary>
    public const string PayloadPrefix = PayloadDirectory + "/";

    internal static readonly ArchivePath Declaration = ArchivePath.Parse("bagit.txt");
    internal static readonly ArchivePath Info = ArchivePath.Parse("bag-info.txt");
    internal static readonly ArchivePath Manifest = ArchivePath.Parse("manifest-sha256.txt");
    internal static readonly ArchivePath TagManifest = ArchivePath.Parse("tagmanifest-sha256.txt");
    internal static readonly ArchivePath Data = ArchivePath.Parse(PayloadDirectory);

    private readonly IArchiveSink _sink;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim? _turns;
    private readonly Lock _lock = new();
    private readonly PathTable _paths = new();
    private readonly ChunkedList<Content> _contents = new();
    private readonly List<ArchiveFile> _tagFiles = [];
    private long _bytes;

    public BagWriter(IArchiveSink sink, TimeProvider time)
    {
        _sink = sink;
        _time = time;
        _turns = sink.MaxConcurrentWrites == int.MaxValue ? null : new SemaphoreSlim(sink.MaxConcurrentWrites);
    }

    /// <summary>The number of payload files so far.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _paths.Count;
            }
        }
    }

    /// <summary>The number of payload bytes so far.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>The SHA-256 digest of the tag manifest, which covers the whole bag; available only when the bag is finished.</summary>
    public Sha256Digest Digest { get; private set; }

    /// <summary>Gets whether the bag contains a payload file.</summary>
    /// <param name="pathUnderData">The path below <c>data/</c>.</param>
    public bool Contains(ReadOnlySpan<char> pathUnderData) => TryGet(pathUnderData, out _, out _);

    /// <summary>Finds a payload file.</summary>
    /// <param name="pathUnderData">The path below <c>data/</c>.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="sha256">Its digest.</param>
    [SkipLocalsInit]
    public bool TryGet(ReadOnlySpan<char> pathUnderData, out long length, out Sha256Digest sha256)
    {
        Span<char> path = stackalloc char[PathTable.MaxNameBytes];
        var found = path.TryWrite($"{PayloadPrefix}{pathUnderData}", out var written);
        lock (_lock)
        {
            var id = found ? _paths.Find(path[..written]) : -1;
            var content = id < 0 ? default : _contents[id];
            (length, sha256) = (content.Length, content.Sha256);
            return id >= 0;
        }
    }

    /// <summary>Writes a payload file and computes its digest.</summary>
    /// <param name="pathUnderData">The path below <c>data/</c>.</param>
    /// <param name="content">The callback that writes the content and leaves the stream open.</param>
    /// <param name="cancellationToken">
    /// The token to monitor for cancellation requests. If it is canceled, nothing remains of the file.
    /// </param>
    /// <exception cref="InvalidOperationException">The bag already has a file with that path.</exception>
    public Task<ArchiveFile> WriteAsync(
        ArchivePath pathUnderData,
        Func<Stream, CancellationToken, Task> content,
        CancellationToken cancellationToken
    ) => WriteFileAsync(Data.Append(pathUnderData), content, cancellationToken, pathUnderData);

    /// <summary>Writes a payload file as <see cref="WriteAsync"/>, but is given and returns its path in the bag.</summary>
    public Task<ArchiveFile> WriteInBagAsync(
        ArchivePath path,
        Func<Stream, CancellationToken, Task> content,
        CancellationToken cancellationToken
    ) => WriteFileAsync(path, content, cancellationToken, path);

    /// <summary>Adds a payload file that the sink already has, for example from an interrupted run.</summary>
    /// <param name="pathUnderData">The path below <c>data/</c>.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="sha256">Its digest.</param>
    /// <param name="isReadBack">
    /// Whether the file was already read back where it was stored, so that it does not need to be read again here.
    /// </param>
    /// <exception cref="InvalidOperationException">The bag already has a file with that path.</exception>
    public void Add(ArchivePath pathUnderData, long length, Sha256Digest sha256, bool isReadBack = false) =>
        Add(new ArchiveFile(Data.Append(pathUnderData), length, sha256), isReadBack);

    private void Add(ArchiveFile file, bool isReadBack)
    {
        lock (_lock)
        {
            if (!_paths.Add(file.Path.Value).Added)
            {
                throw new InvalidOperationException($"The bag already contains {file.Path}.");
            }

            _contents.Add(new Content(file.Length, file.Sha256, isReadBack));
        }

        Interlocked.Add(ref _bytes, file.Length);
    }

    /// <summary>
    /// Writes the tag files. The payload manifest is written last, so that its presence means that the bag is complete. Does not complete
    /// the sink.
    /// </summary>
    /// <param name="info">The metadata. The Payload-Oxum is appended, and so are the software and the date unless present.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public async Task FinishAsync(BagInfo info, CancellationToken cancellationToken)
    {
        var sorted = Sorted();
        _tagFiles.Clear();
        _tagFiles.Add(
            await WriteFileAsync(
                    Declaration,
                    static (stream, token) =>
                        stream.WriteAsync("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"u8.ToArray(), token).AsTask(),
                    cancellationToken
                )
                .ConfigureAwait(false)
        );
        var described = Describe(info).ToUtf8();
        _tagFiles.Add(
            await WriteFileAsync(Info, (stream, token) => stream.WriteAsync(described, token).AsTask(), cancellationToken)
                .ConfigureAwait(false)
        );

        // The tag manifest is written before the payload manifest but needs its digest. The payload manifest is therefore generated twice,
        // the first time only to compute the digest.
        using (var hashing = new HashingStream(Stream.Null))
        {
            await WriteManifestAsync(hashing, sorted, cancellationToken).ConfigureAwait(false);
            _tagFiles.Add(new ArchiveFile(Manifest, hashing.BytesWritten, hashing.GetDigest()));
        }

        var tagManifest = await WriteFileAsync(TagManifest, WriteTagManifestAsync, cancellationToken).ConfigureAwait(false);
        await WriteFileAsync(Manifest, (stream, token) => WriteManifestAsync(stream, sorted, token), cancellationToken)
            .ConfigureAwait(false);
        _tagFiles.Add(tagManifest);
        Digest = tagManifest.Sha256;
    }

    public void Dispose() => _turns?.Dispose();

    /// <summary>The name and version of this software, for Bag-Software-Agent.</summary>
    internal static string AgentWithVersion { get; } =
        $"{Agent}/{typeof(BagWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion}";

    /// <summary>Gets whether a path below the base directory is one of the bag's own files, or an unfinished one.</summary>
    internal static bool IsTagFile(string path)
    {
        var name = path.EndsWith(DirectoryArchiveSink.PartialSuffix, StringComparison.Ordinal)
            ? path[..^DirectoryArchiveSink.PartialSuffix.Length]
            : path;
        return name == Declaration.Value || name == Info.Value || name == Manifest.Value || name == TagManifest.Value;
    }

    private BagInfo Describe(BagInfo given)
    {
        var info = new BagInfo();
        foreach (var (label, value) in given.Elements)
        {
            info.Add(label, value);
        }

        if (info[BagLabels.Software] is null)
        {
            info.Add(BagLabels.Software, AgentWithVersion);
        }

        if (info[BagLabels.Date] is null)
        {
            info.Add(BagLabels.Date, _time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        return info[BagLabels.PayloadOxum] is null
            ? info.Add(BagLabels.PayloadOxum, string.Create(CultureInfo.InvariantCulture, $"{Bytes}.{Count}"))
            : throw new ArgumentException($"{BagLabels.PayloadOxum} is counted, not given.", nameof(given));
    }

    private async Task<ArchiveFile> WriteFileAsync(
        ArchivePath path,
        Func<Stream, CancellationToken, Task> content,
        CancellationToken cancellationToken,
        ArchivePath? pathUnderData = null
    )
    {
        if (_turns is not null)
        {
            await _turns.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        try
        {
            ArchiveFile file = default;
            await _sink
                .WriteAsync(
                    path,
                    async (stream, token) =>
                    {
                        using var hashing = new HashingStream(stream);
                        await content(hashing, token).ConfigureAwait(false);
                        file = new ArchiveFile(path, hashing.BytesWritten, hashing.GetDigest());
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
            if (pathUnderData is not { } payload)
            {
                return file;
            }

            Add(file, isReadBack: false);
            return file with { Path = payload };
        }
        finally
        {
            _turns?.Release();
        }
    }

    private int[] Sorted()
    {
        lock (_lock)
        {
            return _paths.SortedIds();
        }
    }

    // The mark of a file that was read back takes no space: its length is stored as the complement.
    [StructLayout(LayoutKind.Auto)]
    private readonly struct Content(long length, Sha256Digest sha256, bool isReadBack)
    {
        private readonly long _length = isReadBack ? ~length : length;

        public long Length => IsReadBack ? ~_length : _length;

        public bool IsReadBack => _length < 0;

        public Sha256Digest Sha256 { get; } = sha256;
    }
}

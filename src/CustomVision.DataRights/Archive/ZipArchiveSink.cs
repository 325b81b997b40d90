using System.IO.Compression;
using System.IO.Pipelines;

namespace CustomVision.DataRights.Archive;

/// <summary>
/// Writes an archive as a zip into a stream, such as the body of an HTTP response. The stream need not be seekable and is only written
/// asynchronously.
/// </summary>
/// <remarks>
/// <para>
/// Entries are written one at a time, in the given order, below one directory with the archive's name (RFC 8493 §4 requires exactly one bag
/// directory in a serialized bag). Their timestamps are fixed, so that equal content results in an equal zip.
/// </para>
/// <para>
/// A zip cannot resume. If an entry fails or is canceled, or the target cannot be written, the zip fails as a whole: no central directory
/// is written, so that the incomplete file is not mistaken for a complete zip, and every later call throws. Let the exception propagate
/// from the endpoint: the server then aborts the response, and the client detects that it is incomplete.
/// </para>
/// <para>
/// An image of up to 6 MB is held in memory until it is complete, and stored; everything else is compressed while it is written.
/// </para>
/// <para>The target is flushed asynchronously at the end, and stays open.</para>
/// </remarks>
public sealed class ZipArchiveSink : IArchiveSink, IAsyncDisposable
{
    private const int PauseAt = 1024 * 1024;

    // A segment is written to the target at once: an image should take few.
    private const int SegmentBytes = 64 * 1024;

    // Formats that are compressed already: compressing them again would take more time than everything else.
    private static readonly HashSet<string> StoredExtensions = new(StringComparer.Ordinal)
    {
        ".jpg",
        ".png",
        ".gif",
        ".webp",
        ".heic",
        ".avif",
        ".jxl",
        ".jp2",
    };

    // The earliest time that a zip can represent. Zip times have no time zone.
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Stream _target;
    private readonly string _prefix;
    private readonly Pipe _pipe = new(
        new PipeOptions(
            pauseWriterThreshold: PauseAt,
            resumeWriterThreshold: PauseAt / 2,
            minimumSegmentSize: SegmentBytes,
            useSynchronizationContext: false
        )
    );
    private readonly CancellationTokenSource _stop = new();
    private readonly ZipPipeStream _output;
    private MemoryStream _content = new();
    private readonly Task _pump;
    private ZipArchive? _zip;
    private int _busy;
    private bool _ended;

    /// <summary>Creates a sink.</summary>
    /// <param name="target">The stream to write to. It must be writable; it need not be seekable.</param>
    /// <param name="archiveName">The name of the only directory in the zip: a single path segment.</param>
    /// <exception cref="ArgumentException">The stream cannot be written, or the name is not a single segment.</exception>
    /// <exception cref="ArchiveFormatException">The name is not valid on every file system.</exception>
    public ZipArchiveSink(Stream target, string archiveName = "archive")
    {
        ArgumentNullException.ThrowIfNull(target);
        if (!target.CanWrite)
        {
            throw new ArgumentException("The target of a zip must be writable.", nameof(target));
        }

        var name = ArchivePath.Parse(archiveName);
        if (name.Value.Contains('/', StringComparison.Ordinal))
        {
            throw new ArgumentException("The name of the archive is one directory: it contains no slash.", nameof(archiveName));
        }

        _target = target;
        _prefix = name.Value + "/";
        _output = new ZipPipeStream(_pipe.Writer);
        _pump = Task.Run(PumpAsync);
    }

    /// <inheritdoc/>
    public int MaxConcurrentWrites => 1;

    // APPNOTE 4.3.16.
    private static ReadOnlySpan<byte> EndOfZip => "PK\x05\x06"u8;

    /// <inheritdoc/>
    public async Task WriteAsync(ArchivePath path, Func<Stream, CancellationToken, Task> content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (path.Value.Length == 0)
        {
            throw new ArgumentException("The path of an entry is missing.", nameof(path));
        }

        Enter();
        try
        {
            await WriteEntryAsync(path, content, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await AbortAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            Volatile.Write(ref _busy, 0);
        }
    }

    /// <inheritdoc/>
    /// <returns>Always <see langword="null"/>: a zip cannot be read back.</returns>
    public Task<Stream?> OpenReadAsync(ArchivePath path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<Stream?>(null);
    }

    /// <inheritdoc/>
    /// <remarks>Writes the central directory and flushes the target.</remarks>
    /// <exception cref="InvalidOperationException">An earlier entry failed, or the zip was already completed.</exception>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        Enter();
        try
        {
            using var stopping = StopOn(cancellationToken);
            var zip = await OpenZipAsync(cancellationToken).ConfigureAwait(false);
            await zip.DisposeAsync().ConfigureAwait(false);
            _zip = null;
            await _pipe.Writer.CompleteAsync().ConfigureAwait(false);
            await _pump.ConfigureAwait(false);
            _ended = true;
        }
        catch
        {
            await AbortAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
        finally
        {
            Volatile.Write(ref _busy, 0);
        }
    }

    /// <summary>Stops writing. A zip that was not completed is abandoned without a central directory.</summary>
    /// <returns>A task that completes when no more data will be written to the target.</returns>
    public async ValueTask DisposeAsync()
    {
        await AbortAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task WriteEntryAsync(ArchivePath path, Func<Stream, CancellationToken, Task> content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var stopping = StopOn(cancellationToken);
        try
        {
            var zip = await OpenZipAsync(cancellationToken).ConfigureAwait(false);
            if (StoredExtensions.Contains(Path.GetExtension(path.Value)))
            {
                await StoreAsync(zip, path, content, cancellationToken).ConfigureAwait(false);
                return;
            }

            var stream = Open(zip, path, Level(path));
            await content(stream, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            await stream.DisposeAsync().ConfigureAwait(false);
        }
        catch (ArchiveStorageException)
        {
            // After a cancellation during a write, the pump has stopped, and the compressor fails because the pipe no longer accepts bytes.
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }

    private async ValueTask<ZipArchive> OpenZipAsync(CancellationToken cancellationToken)
    {
        if (_zip is null)
        {
            // The zip asks at its creation whether it can ever seek, and for each entry whether it can then.
            _output.Hold();
            _zip = await ZipArchive
                .CreateAsync(_output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken)
                .ConfigureAwait(false);
            await _output.ReleaseAsync(cancellationToken).ConfigureAwait(false);
        }

        return _zip;
    }

    private static CompressionLevel Level(ArchivePath path) =>
        FileFormat.MediaTypeOf(path.Value) is null ? CompressionLevel.Fastest : CompressionLevel.Optimal;

    // A reader of a stream has to know the length of a stored entry beforehand, so the entry is held until its header is complete. An image
    // that is too large to be held is compressed, since only a compressed entry shows its own end. So is one that contains the end of a
    // zip: the end of an incomplete archive must not look like that of a complete one.
    private async Task StoreAsync(
        ZipArchive zip,
        ArchivePath path,
        Func<Stream, CancellationToken, Task> content,
        CancellationToken cancellationToken
    )
    {
        ZipPipeStream.Empty(ref _content);
        var held = new ZipEntryContent(_content, () => Open(zip, path, CompressionLevel.Fastest));
        await content(held, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (held.Rest is null && held.Held.Span.IndexOf(EndOfZip) >= 0)
        {
            await held.PassOnAsync(cancellationToken).ConfigureAwait(false);
        }

        if (held.Rest is { } rest)
        {
            await rest.DisposeAsync().ConfigureAwait(false);
            return;
        }

        _output.Hold();
        var stored = Open(zip, path, CompressionLevel.NoCompression);
        await stored.WriteAsync(held.Held, cancellationToken).ConfigureAwait(false);
        await stored.DisposeAsync().ConfigureAwait(false);
        await _output.ReleaseAsync(cancellationToken).ConfigureAwait(false);
    }

    private Stream Open(ZipArchive zip, ArchivePath path, CompressionLevel level)
    {
        var entry = zip.CreateEntry(_prefix + path.Value, level);
        entry.LastWriteTime = EntryTime;
        entry.ExternalAttributes = 0b1_000_000_110_100_100 << 16; // a regular file, rw-r--r--
        return entry.Open();
    }

    private void Enter()
    {
        if (Interlocked.Exchange(ref _busy, 1) != 0)
        {
            throw new InvalidOperationException("A zip accepts one entry at a time: see MaxConcurrentWrites.");
        }

        if (_ended)
        {
            Volatile.Write(ref _busy, 0);
            throw new InvalidOperationException(
                "The zip has ended, or was abandoned when an entry failed. A zip can't resume: start again with a new target."
            );
        }
    }

    // The end of an entry is written without a token, so that a cancellation has to stop the pump.
    private CancellationTokenRegistration StopOn(CancellationToken cancellationToken) =>
        cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), _stop);

    private async Task AbortAsync()
    {
        if (_ended)
        {
            return;
        }

        // The zip objects are abandoned without being disposed, because disposing them would write the central directory.
        _ended = true;
        await _stop.CancelAsync().ConfigureAwait(false);
        await _pump.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _pipe.Writer.CompleteAsync().ConfigureAwait(false);
        _zip = null;
    }

    // The only code that writes to the target, always asynchronously.
    private async Task PumpAsync()
    {
        Exception? fault = null;
        try
        {
            while (true)
            {
                var read = await _pipe.Reader.ReadAsync(_stop.Token).ConfigureAwait(false);
                foreach (var segment in read.Buffer)
                {
                    await _target.WriteAsync(segment, _stop.Token).ConfigureAwait(false);
                }

                _pipe.Reader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                {
                    break;
                }
            }

            await _target.FlushAsync(_stop.Token).ConfigureAwait(false);
        }
        catch (Exception refusal)
        {
            fault = new ArchiveStorageException(
                "The stream that the zip is written to failed: the client disconnected, or the disk is full. Start the export again.",
                refusal
            );
            throw fault;
        }
        finally
        {
            await _pipe.Reader.CompleteAsync(fault).ConfigureAwait(false);
        }
    }
}

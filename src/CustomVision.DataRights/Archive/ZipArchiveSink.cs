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

    private readonly Stream _target;
    private readonly Pipe _pipe = new(
        new PipeOptions(
            pauseWriterThreshold: PauseAt,
            resumeWriterThreshold: PauseAt / 2,
            minimumSegmentSize: SegmentBytes,
            useSynchronizationContext: false
        )
    );
    private readonly CancellationTokenSource _stop = new();
    private readonly ZipEntryWriter _entries;
    private readonly Task _pump;
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
        _entries = new ZipEntryWriter(_pipe.Writer, name.Value + "/");
        _pump = Task.Run(PumpAsync);
    }

    /// <inheritdoc/>
    public int MaxConcurrentWrites => 1;

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
            await _entries.CompleteAsync(cancellationToken).ConfigureAwait(false);
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
        _entries.Dispose();
        _stop.Dispose();
    }

    private async Task WriteEntryAsync(ArchivePath path, Func<Stream, CancellationToken, Task> content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var stopping = StopOn(cancellationToken);
        try
        {
            await _entries.WriteAsync(path, content, cancellationToken).ConfigureAwait(false);
        }
        catch (ArchiveStorageException)
        {
            // After a cancellation during a write, the pump has stopped, and the compressor fails because the pipe no longer accepts bytes.
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
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

        // The entries are abandoned without being completed, because completing them would write the central directory.
        _ended = true;
        await _stop.CancelAsync().ConfigureAwait(false);
        await _pump.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _pipe.Writer.CompleteAsync().ConfigureAwait(false);
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

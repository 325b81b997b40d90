using System.Buffers;
using System.IO.Pipelines;

namespace CustomVision.DataRights.Archive;

/// <summary>
/// The output stream of the zip: the writing end of a pipe. While it holds an entry, it can be positioned within it, so that the header of
/// the entry can be completed.
/// </summary>
internal sealed class ZipPipeStream(PipeWriter writer) : WriteOnlyStream
{
    private const int MostKept = 1024 * 1024;
    private const int SliceBytes = 512 * 1024;

    private MemoryStream _held = new();
    private long _passed;

    public override bool CanSeek => Holds;

    public override long Position
    {
        get => _passed + _held.Position;
        set => _held.Position = value - _passed;
    }

    private bool Holds { get; set; }

    /// <summary>Holds the bytes that follow, until they are released.</summary>
    public void Hold() => Holds = true;

    /// <summary>Passes the held bytes on.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        Holds = false;
        var held = _held.GetBuffer().AsMemory(0, (int)_held.Length);
        Empty(ref _held);
        for (; held.Length > SliceBytes; held = held[SliceBytes..])
        {
            await PassAsync(held[..SliceBytes], cancellationToken).ConfigureAwait(false); // the pump may hold it back
        }

        await PassAsync(held, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Empties memory that is used again, and releases it if it has become large.</summary>
    public static void Empty(ref MemoryStream memory)
    {
        memory.SetLength(0);
        memory = memory.Capacity > MostKept ? new MemoryStream() : memory;
    }

    public override long Seek(long offset, SeekOrigin origin) =>
        origin == SeekOrigin.Begin ? Position = offset : throw new NotSupportedException("A position is counted from the beginning.");

    // Also called when a compressor is disposed. Blocks on the pump, which never waits for this thread.
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (Holds)
        {
            _held.Write(buffer);
            return;
        }

        writer.Write(buffer);
        var flush = writer.FlushAsync();
        Check(flush.IsCompleted ? flush.GetAwaiter().GetResult() : flush.AsTask().GetAwaiter().GetResult());
        _passed += buffer.Length;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!Holds)
        {
            return PassAsync(buffer, cancellationToken);
        }

        _held.Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override void Flush()
    {
        // Every write is passed to the pump immediately, or with its entry.
    }

    private async ValueTask PassAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken)
    {
        Check(await writer.WriteAsync(buffer, cancellationToken).ConfigureAwait(false));
        _passed += buffer.Length;
    }

    private static void Check(FlushResult flushed)
    {
        if (flushed.IsCompleted)
        {
            throw new ArchiveStorageException("The stream that the zip is written to accepts no more bytes. Start the export again.");
        }
    }
}

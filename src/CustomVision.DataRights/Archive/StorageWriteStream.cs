using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace CustomVision.DataRights.Archive;

/// <summary>
/// Writes a new file. Errors of the disk come out as <see cref="ArchiveStorageException"/>, and so can't be taken for an error
/// of the network that the bytes come from.
/// </summary>
/// <remarks>
/// Asynchronous writes write at once: to a file, .NET's own do the same on another thread, and a write to the page cache is
/// shorter than that detour.
/// </remarks>
internal sealed class StorageWriteStream(SafeFileHandle file) : WriteOnlyStream
{
    private const int BufferSize = 32 * 1024;

    // Only for small writes, those of a JSON writer for example; rented when the first one comes.
    private byte[]? _buffer;
    private int _buffered;
    private long _position;

    public override bool CanWrite => !file.IsClosed;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(file.IsClosed, this);
        if (_buffered + buffer.Length > BufferSize)
        {
            Flush();
        }

        if (buffer.Length >= BufferSize / 2)
        {
            Flush();
            Store(buffer);
            return;
        }

        _buffer ??= ArrayPool<byte>.Shared.Rent(BufferSize);
        buffer.CopyTo(_buffer.AsSpan(_buffered));
        _buffered += buffer.Length;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    /// <summary>Hands what is buffered to the operating system.</summary>
    public override void Flush()
    {
        if (_buffered > 0)
        {
            Store(_buffer.AsSpan(0, _buffered));
            _buffered = 0;
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Flush();
        return Task.CompletedTask;
    }

    /// <summary>Hands everything to the disk: afterwards it outlives a power cut.</summary>
    /// <param name="group">Flushes many files at once, where that is offered.</param>
    public Task FlushToDiskAsync(GroupFlush? group)
    {
        Flush();
        if (group is not null)
        {
            return group.FlushAsync(file);
        }

        StorageFault.Guard(() => RandomAccess.FlushToDisk(file));
        return Task.CompletedTask;
    }

    /// <summary>Closes the file without writing what is still buffered.</summary>
    public void Abandon()
    {
        _buffered = 0;
        Dispose();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !file.IsClosed)
        {
            try
            {
                Flush();
            }
            finally
            {
                file.Dispose();
                if (_buffer is not null)
                {
                    ArrayPool<byte>.Shared.Return(_buffer);
                    _buffer = null;
                }
            }
        }

        base.Dispose(disposing);
    }

    private void Store(ReadOnlySpan<byte> bytes)
    {
        try
        {
            RandomAccess.Write(file, bytes, _position);
        }
        catch (Exception fault) when (StorageFault.IsStorage(fault))
        {
            throw StorageFault.Explain(fault);
        }

        _position += bytes.Length;
    }
}

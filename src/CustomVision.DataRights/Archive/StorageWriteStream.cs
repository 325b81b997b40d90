using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace CustomVision.DataRights.Archive;

/// <summary>
/// Writes a new file. Disk errors are thrown as <see cref="ArchiveStorageException"/>, so that they are not mistaken for errors of the
/// network that the bytes come from.
/// </summary>
/// <remarks>
/// Asynchronous writes complete synchronously: for files, .NET would only perform the same write on another thread, and writing to the page
/// cache takes less time than the thread switch.
/// </remarks>
internal sealed class StorageWriteStream(SafeFileHandle file) : WriteOnlyStream
{
    private const int BufferSize = 32 * 1024;

    // Used only for small writes, such as those of a JSON writer, and rented on the first one.
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

    /// <summary>Writes the buffered bytes to the operating system.</summary>
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

    /// <summary>Flushes the file to disk, so that it survives a power failure.</summary>
    /// <param name="group">Flushes many files at once; <see langword="null"/> if that is not supported.</param>
    public Task FlushToDiskAsync(GroupFlush? group)
    {
        Flush();
        ReturnBuffer(); // many files wait for the disk at the same time
        if (group is not null)
        {
            return group.FlushAsync(file);
        }

        StorageFault.Guard(() => RandomAccess.FlushToDisk(file));
        return Task.CompletedTask;
    }

    /// <summary>Closes the file and discards the buffered bytes.</summary>
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
                ReturnBuffer();
            }
        }

        base.Dispose(disposing);
    }

    private void ReturnBuffer()
    {
        if (_buffer is not null)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = null;
        }
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

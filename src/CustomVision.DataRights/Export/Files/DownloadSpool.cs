using System.Buffers;
using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Export.Files;

/// <summary>
/// The bytes of a download until a sequential sink accepts them: in memory, or in a file if there are many.
/// </summary>
/// <param name="path">The path of the file.</param>
/// <param name="create">The callback that creates the file.</param>
internal sealed class DownloadSpool(string path, Func<string, StorageWriteStream> create) : WriteOnlyStream
{
    /// <summary>
    /// The number of bytes that are kept in memory at most. 64 images wait for the sink, with as many files as renditions were requested.
    /// </summary>
    public const int MostInMemory = 256 * 1024;

    private const int FirstBuffer = 64 * 1024;

    private byte[]? _memory = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int _length;
    private StorageWriteStream? _file;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (TryKeep(buffer))
        {
            return;
        }

        if (_file is null)
        {
            _file = create(path);
            _file.Write(_memory.AsSpan(0, _length));
            Release();
        }

        _file.Write(buffer);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(buffer.Span); // a file is written synchronously too
        return ValueTask.CompletedTask;
    }

    /// <summary>Ends the writing.</summary>
    public ValueTask EndAsync() => _file?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Writes the bytes to a stream.</summary>
    public async Task CopyAsync(Stream target, CancellationToken cancellationToken)
    {
        if (_file is null)
        {
            await target.WriteAsync(_memory.AsMemory(0, _length), cancellationToken).ConfigureAwait(false);
            return;
        }

        var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None, 1, FileOptions.SequentialScan);
        await using var closing = source.ConfigureAwait(false);
        await source.CopyToAsync(target, cancellationToken).ConfigureAwait(false);
    }

    public override void Flush()
    {
        // The bytes are only read after the end.
    }

    /// <summary>Removes the bytes.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Release();
            if (_file is not null)
            {
                _file.Abandon();
                StorageFault.Guard(() => File.Delete(path));
            }
        }

        base.Dispose(disposing);
    }

    private void Release()
    {
        if (Interlocked.Exchange(ref _memory, null) is { } memory)
        {
            ArrayPool<byte>.Shared.Return(memory);
        }
    }

    private bool TryKeep(ReadOnlySpan<byte> buffer)
    {
        if (_file is not null || _length + buffer.Length > MostInMemory)
        {
            return false;
        }

        if (_length + buffer.Length > _memory!.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _memory.Length, _length + buffer.Length));
            _memory.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_memory);
            _memory = larger;
        }

        buffer.CopyTo(_memory.AsSpan(_length));
        _length += buffer.Length;
        return true;
    }
}

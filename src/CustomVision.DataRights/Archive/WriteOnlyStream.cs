namespace CustomVision.DataRights.Archive;

/// <summary>
/// The base class of write-only streams. A derived class implements the two basic write methods, on which all others are based.
/// </summary>
internal abstract class WriteOnlyStream : Stream
{
    public sealed override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public sealed override long Length => throw new NotSupportedException("The stream can only be written.");

    public override long Position
    {
        get => throw new NotSupportedException("The stream can only be written.");
        set => throw new NotSupportedException("The stream can only be written.");
    }

    public abstract override void Write(ReadOnlySpan<byte> buffer);

    public abstract override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default);

    public sealed override void Write(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        Write(buffer.AsSpan(offset, count));
    }

    public sealed override void WriteByte(byte value) => Write([value]);

    public sealed override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        ValidateBufferArguments(buffer, offset, count);
        return WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    public sealed override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("The stream can only be written.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("The stream can only be written.");

    public sealed override void SetLength(long value) => throw new NotSupportedException("The stream can only be written.");
}

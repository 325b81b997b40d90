namespace CustomVision.DataRights.Archive;

/// <summary>
/// The base class of read-only streams. A derived class implements the two basic read methods, on which all others are based.
/// </summary>
internal abstract class ReadOnlyStream : Stream
{
    public override bool CanRead => true;

    public sealed override bool CanSeek => false;

    public sealed override bool CanWrite => false;

    public sealed override long Position
    {
        get => throw new NotSupportedException("The stream can only be read.");
        set => throw new NotSupportedException("The stream can only be read.");
    }

    public abstract override int Read(Span<byte> buffer);

    public abstract override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default);

    public sealed override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(buffer.AsSpan(offset, count));
    }

    public sealed override int ReadByte()
    {
        Span<byte> one = stackalloc byte[1];
        return Read(one) == 0 ? -1 : one[0];
    }

    public sealed override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        ValidateBufferArguments(buffer, offset, count);
        return ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    public sealed override void Flush() { }

    public sealed override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("The stream can only be read.");

    public sealed override void SetLength(long value) => throw new NotSupportedException("The stream can only be read.");

    public sealed override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("The stream can only be read.");
}

namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>
/// Behaves like the response body of a server that disallows synchronous I/O: it can neither seek nor read, and throws on every synchronous
/// write and flush.
/// </summary>
internal sealed class AsyncOnlyStream : Stream
{
    private readonly MemoryStream _written = new();

    public long FailAfter { get; init; } = long.MaxValue;

    public Func<CancellationToken, Task> BeforeWrite { get; init; } = _ => Task.CompletedTask;

    public byte[] Written => _written.ToArray();

    public int Flushes { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        await BeforeWrite(cancellationToken);
        if (_written.Length + buffer.Length > FailAfter)
        {
            throw new IOException("the client has gone");
        }

        _written.Write(buffer.Span);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken)
    {
        Flushes++;
        return Task.CompletedTask;
    }

    public override void Flush() => throw new InvalidOperationException("Synchronous operations are disallowed.");

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new InvalidOperationException("Synchronous operations are disallowed.");

    public override void Write(ReadOnlySpan<byte> buffer) => throw new InvalidOperationException("Synchronous operations are disallowed.");

    public override void WriteByte(byte value) => throw new InvalidOperationException("Synchronous operations are disallowed.");

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

#pragma warning disable CA2215 // throws on disposal by design
    protected override void Dispose(bool disposing) => throw new InvalidOperationException("The target is not the sink's to close.");
#pragma warning restore CA2215
}

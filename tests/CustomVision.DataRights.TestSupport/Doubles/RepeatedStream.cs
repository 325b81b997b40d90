namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>A body of any length that needs no memory: its text, then one repeated byte. It counts the bytes that are read.</summary>
internal sealed class RepeatedStream(long length, byte value = (byte)' ', byte[]? text = null, bool breaks = false) : Stream
{
    private readonly byte[] _text = text ?? [];

    /// <summary>The number of bytes read.</summary>
    public long BytesRead { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => BytesRead;
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Read(buffer.Span));

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = (int)Math.Min(Math.Min(buffer.Length, 64 * 1024), length - BytesRead);
        if (read == 0 && breaks)
        {
            throw new IOException("The line broke.");
        }

        buffer[..read].Fill(value);
        if (BytesRead < _text.Length)
        {
            var rest = _text.AsSpan((int)BytesRead);
            rest[..Math.Min(read, rest.Length)].CopyTo(buffer);
        }

        BytesRead += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

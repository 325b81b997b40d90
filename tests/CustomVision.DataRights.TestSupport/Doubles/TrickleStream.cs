using System.Text;

namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>
/// A body that returns some bytes after each pause on the test's clock: first its text, then spaces, endlessly or up to its length.
/// </summary>
internal sealed class TrickleStream(TestClock time, TimeSpan pause, int bytes, string text = "", int length = int.MaxValue) : Stream
{
    private readonly byte[] _text = Encoding.UTF8.GetBytes(text);
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        time.Advance(pause);
        cancellationToken.ThrowIfCancellationRequested();
        return Next(buffer.Span);
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        time.Advance(pause);
        return Next(buffer.AsSpan(offset, count));
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Next(Span<byte> buffer)
    {
        var read = Math.Min(Math.Min(bytes, buffer.Length), length - _position);
        for (var at = 0; at < read; at++, _position++)
        {
            buffer[at] = _position < _text.Length ? _text[_position] : (byte)' ';
        }

        return read;
    }
}

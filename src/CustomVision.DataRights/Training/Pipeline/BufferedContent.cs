using System.Buffers;
using System.Net;

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>A body that has been read, in a buffer of the pool that goes back when the answer is disposed.</summary>
internal sealed class BufferedContent : HttpContent
{
    private byte[]? _buffer;
    private readonly int _length;

    public BufferedContent(byte[] pooledBuffer, int length, HttpContent original)
    {
        _buffer = pooledBuffer;
        _length = length;
        Headers.ContentType = original.Headers.ContentType;
        Headers.ContentLength = length;
    }

    public ReadOnlyMemory<byte> Memory =>
        new(_buffer ?? throw new ObjectDisposedException(nameof(BufferedContent)), 0, _length);

    /// <summary>The body, without a mark at its beginning, with blanks in the place of stray bytes; <see langword="null"/> where it has none.</summary>
    public byte[]? Blanked { get; set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(Memory).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _buffer, null) is { } buffer)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        base.Dispose(disposing);
    }
}

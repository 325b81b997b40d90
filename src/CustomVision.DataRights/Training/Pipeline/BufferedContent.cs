using System.Net;

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>A buffered body. Its memory is returned when the answer is disposed.</summary>
internal sealed class BufferedContent : HttpContent
{
    private readonly ReadBody _body;
    private bool _isDisposed;

    public BufferedContent(ReadBody body, HttpContent original)
    {
        _body = body;
        Headers.ContentType = original.Headers.ContentType;
        Headers.ContentLength = body.Length;
    }

    public ReadOnlyMemory<byte> Memory => _body.Memory;

    /// <summary>The body, if parts of it can be kept; otherwise <see langword="null"/>.</summary>
    public ReadBody? Shareable => _body.CanBeShared ? _body : null;

    /// <summary>
    /// The body without its byte order mark and with its stray bytes replaced by blanks; <see langword="null"/> if it has no stray bytes.
    /// </summary>
    public byte[]? Blanked { get; set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(Memory).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isDisposed)
        {
            _isDisposed = true;
            _body.Dispose();
        }

        base.Dispose(disposing);
    }
}

using System.Net;

namespace CustomVision.DataRights.Tests.AzureStorage;

/// <summary>A body whose connection breaks in the middle.</summary>
internal sealed class CutContent : HttpContent
{
    private readonly HttpContent _whole;

    public CutContent(HttpContent whole)
    {
        _whole = whole;
        foreach (var (name, values) in whole.Headers)
        {
            Headers.TryAddWithoutValidation(name, values);
        }
    }

    protected override async Task<Stream> CreateContentReadStreamAsync()
    {
        var bytes = await _whole.ReadAsByteArrayAsync();
        return new BrokenStream(bytes[..(bytes.Length / 2)]);
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await using var half = await CreateContentReadStreamAsync();
        await half.CopyToAsync(stream);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = Headers.ContentLength ?? 0;
        return true;
    }

    private sealed class BrokenStream(byte[] half) : MemoryStream(half, writable: false)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            return read > 0 ? read : throw new IOException("the connection broke");
        }

        public override int Read(byte[] buffer, int offset, int count) =>
            base.Read(buffer, offset, count) is > 0 and var read ? read : throw new IOException("the connection broke");
    }
}

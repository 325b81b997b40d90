using System.Net;

namespace CustomVision.DataRights.TestSupport.Doubles;

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
        return new BreakingStream(bytes[..(bytes.Length / 2)]);
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
}

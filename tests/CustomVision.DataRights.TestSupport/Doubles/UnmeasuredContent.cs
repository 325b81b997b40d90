using System.Net;

namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>A body without a declared length.</summary>
internal sealed class UnmeasuredContent(byte[] bytes) : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(bytes).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}

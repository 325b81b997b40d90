using System.Text;

namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>A body whose connection breaks after the given bytes.</summary>
internal sealed class BreakingStream(byte[] bytes) : MemoryStream(bytes, writable: false)
{
    public BreakingStream(string text)
        : this(Encoding.UTF8.GetBytes(text))
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => Position < Length ? base.Read(buffer, offset, count) : throw Ended();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Position < Length ? base.ReadAsync(buffer, cancellationToken) : throw Ended();

    private static HttpIOException Ended() => new(HttpRequestError.ResponseEnded, "The connection broke.");
}

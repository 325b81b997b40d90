using System.Buffers;

namespace CustomVision.DataRights.Export.Downloads;

/// <summary>The pooled buffer of one download.</summary>
internal sealed class TransferBuffer : IDisposable
{
    private const int Size = 64 * 1024;

    private byte[]? _bytes = ArrayPool<byte>.Shared.Rent(Size);

    public Memory<byte> Memory => _bytes;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _bytes, null) is { } bytes)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}

using System.Buffers;

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>
/// The bytes of a body in memory, until it is disposed: a small one in a buffer of the pool, a large one in an array of its length.
/// </summary>
internal sealed class ReadBody(byte[] buffer, int length, IDisposable? reservation) : IDisposable
{
    private byte[]? _buffer = buffer;

    public int Length => length;

    /// <summary>Whether the body ended; else it is only its beginning.</summary>
    public bool IsWhole { get; init; } = true;

    public ReadOnlyMemory<byte> Memory => new(_buffer ?? throw new ObjectDisposedException(nameof(ReadBody)), 0, length);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _buffer, null) is not { } bytes)
        {
            return;
        }

        if (reservation is null)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
        else
        {
            reservation.Dispose();
        }
    }
}

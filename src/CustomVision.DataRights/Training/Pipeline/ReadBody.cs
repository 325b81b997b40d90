using System.Buffers;

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>A body in memory until it is disposed: a small one in a pooled buffer, a large one in an array of its exact length.</summary>
/// <param name="buffer">The buffer.</param>
/// <param name="length">The number of its bytes that are the body.</param>
/// <param name="pool">The pool of the buffer; <see langword="null"/> if it is from none.</param>
/// <param name="reservation">The reservation of a large body.</param>
internal sealed class ReadBody(byte[] buffer, int length, ArrayPool<byte>? pool, IDisposable? reservation = null) : IDisposable
{
    private byte[]? _buffer = buffer;
    private int _owners = 1;

    public int Length => length;

    /// <summary>Whether the body is complete; otherwise only its beginning was read.</summary>
    public bool IsWhole { get; init; } = true;

    public ReadOnlyMemory<byte> Memory => new(_buffer ?? throw new ObjectDisposedException(nameof(ReadBody)), 0, length);

    /// <summary>Whether parts of the body can be kept after its answer. A large body is only kept until it is parsed.</summary>
    public bool CanBeShared => reservation is null;

    /// <summary>Keeps the body until it is disposed by more owners.</summary>
    public void AddOwners(int count) => Interlocked.Add(ref _owners, count);

    public void Dispose()
    {
        if (Interlocked.Decrement(ref _owners) > 0)
        {
            return;
        }

        if (Interlocked.Exchange(ref _buffer, null) is not { } bytes)
        {
            return;
        }

        if (reservation is null)
        {
            // Cleared, so that an entry that is used after its release is broken JSON, and never the data of another page.
            bytes.AsSpan(0, length).Clear();
            pool?.Return(bytes);
        }
        else
        {
            reservation.Dispose();
        }
    }
}

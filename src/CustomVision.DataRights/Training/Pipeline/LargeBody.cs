using System.Buffers;

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>
/// Reads the rest of a body that is too large for a pooled buffer: into one array if its length is declared, otherwise in parts.
/// </summary>
internal static class LargeBody
{
    private const int PartBytes = 1024 * 1024;

    /// <summary>Reads to the end of the body, or past the limit: by one byte if the length is declared, otherwise by up to 1 MB.</summary>
    /// <param name="stream">The rest of the body.</param>
    /// <param name="beginning">The part that was already read.</param>
    /// <param name="declared">The length that the answer declares, in bytes; 0 if it declares none.</param>
    /// <param name="limit">The maximum length of a body, in bytes.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. Cancellation releases the reservation.</param>
    public static async Task<ReadBody> ReadAsync(
        Stream stream,
        ReadOnlyMemory<byte> beginning,
        long declared,
        int limit,
        CancellationToken cancellationToken
    )
    {
        // Without a declared length, the parts and the joined body are in memory at the same time.
        var isDeclared = declared >= beginning.Length;
        var reservation = await BodyBudget.Shared.ReserveAsync(isDeclared ? declared : 2L * limit, cancellationToken).ConfigureAwait(false);
        try
        {
            return isDeclared
                ? await ReadDeclaredAsync(stream, beginning, (int)declared, reservation, cancellationToken).ConfigureAwait(false)
                : await ReadPartsAsync(stream, beginning, limit, reservation, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            reservation.Dispose();
            throw;
        }
    }

    private static async Task<ReadBody> ReadDeclaredAsync(
        Stream stream,
        ReadOnlyMemory<byte> beginning,
        int declared,
        IDisposable reservation,
        CancellationToken cancellationToken
    )
    {
        var whole = GC.AllocateUninitializedArray<byte>(declared);
        beginning.CopyTo(whole);
        var length =
            beginning.Length
            + await stream
                .ReadAtLeastAsync(
                    whole.AsMemory(beginning.Length),
                    declared - beginning.Length,
                    throwOnEndOfStream: false,
                    cancellationToken
                )
                .ConfigureAwait(false);
        var isAtEnd = await stream.ReadAsync(new byte[1], cancellationToken).ConfigureAwait(false) == 0;
        return new ReadBody(whole, length, pool: null, reservation) { IsWhole = isAtEnd };
    }

    private static async Task<ReadBody> ReadPartsAsync(
        Stream stream,
        ReadOnlyMemory<byte> beginning,
        int limit,
        IDisposable reservation,
        CancellationToken cancellationToken
    )
    {
        var parts = new Queue<byte[]>();
        try
        {
            var (rest, lastRead) = (0, PartBytes);
            while (lastRead == PartBytes && beginning.Length + rest <= limit)
            {
                var part = ArrayPool<byte>.Shared.Rent(PartBytes);
                parts.Enqueue(part);
                lastRead = await stream
                    .ReadAtLeastAsync(part.AsMemory(0, PartBytes), PartBytes, throwOnEndOfStream: false, cancellationToken)
                    .ConfigureAwait(false);
                rest += lastRead;
            }

            if (beginning.Length + rest > limit)
            {
                return new ReadBody([], 0, pool: null, reservation) { IsWhole = false };
            }

            return new ReadBody(Join(beginning, parts, rest), beginning.Length + rest, pool: null, reservation);
        }
        finally
        {
            while (parts.TryDequeue(out var part))
            {
                ArrayPool<byte>.Shared.Return(part);
            }
        }
    }

    private static byte[] Join(ReadOnlyMemory<byte> beginning, Queue<byte[]> parts, int rest)
    {
        var whole = GC.AllocateUninitializedArray<byte>(beginning.Length + rest);
        beginning.CopyTo(whole);
        for (var at = beginning.Length; at < whole.Length && parts.TryDequeue(out var part); at += PartBytes)
        {
            part.AsSpan(0, Math.Min(PartBytes, whole.Length - at)).CopyTo(whole.AsSpan(at));
            ArrayPool<byte>.Shared.Return(part);
        }

        return whole;
    }
}

using System.Buffers;
using System.Globalization;

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>Reads bodies into memory, with limits on size, rate and time.</summary>
/// <remarks>
/// A body of up to 1 MB is read into a pooled buffer; in practice, every page of the service is that small. A larger body first reserves
/// its bytes in the <see cref="BodyBudget"/>.
/// </remarks>
internal static class BodyReader
{
    /// <summary>
    /// The maximum number of bytes read from a JSON answer. A page of 256 images, each with 300 regions, has about 22 MB.
    /// </summary>
    public const int MaxJsonBytes = 32 * 1024 * 1024;

    /// <summary>The maximum number of bytes read from an error body.</summary>
    public const int MaxErrorBytes = 16 * 1024;

    /// <summary>The maximum number of bytes of a body in a pooled buffer.</summary>
    public const int SmallBytes = (1024 * 1024) - 1;

    private static readonly TimeSpan MaxErrorTime = TimeSpan.FromSeconds(5);

    /// <summary>Replaces the answer's body with a buffered one.</summary>
    /// <exception cref="UnreadableAnswerException">The body exceeds <see cref="MaxJsonBytes"/>.</exception>
    public static async Task<BufferedContent> BufferJsonAsync(
        HttpResponseMessage response,
        TrainingCall call,
        BodyRateLimit pace,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        if (response.Content is BufferedContent buffered)
        {
            return buffered;
        }

        if (response.Content.Headers.ContentLength > MaxJsonBytes)
        {
            throw TooLarge(response.Content.Headers.ContentLength);
        }

        var body = await ReadAsync(response.Content, call, MaxJsonBytes, pace, time, cancellationToken).ConfigureAwait(false);
        var content = Replace(response, body);
        return body.IsWhole ? content : throw TooLarge(declared: null);
    }

    /// <summary>Buffers the beginning of an error body. A read failure never hides the status.</summary>
    public static async Task<BufferedContent> BufferErrorAsync(
        HttpResponseMessage response,
        TrainingCall call,
        BodyRateLimit pace,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        if (response.Content is BufferedContent buffered)
        {
            return buffered;
        }

        using var limit = new CancellationTokenSource(MaxErrorTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return Replace(
                response,
                await ReadAsync(response.Content, call, MaxErrorBytes, pace, time, either.Token).ConfigureAwait(false)
            );
        }
        catch (Exception error) when (IsBodyFault(error, cancellationToken))
        {
            // The status is sufficient without the body.
            return Replace(response, new ReadBody([], 0, pool: null));
        }
    }

    private static bool IsBodyFault(Exception error, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested && error is IOException or HttpRequestException or OperationCanceledException;

    private static UnreadableAnswerException TooLarge(long? declared) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"the answer {(declared is { } length ? $"has {length:N0} bytes" : "is larger")}, more than the {MaxJsonBytes:N0} bytes "
                    + $"that are read of one answer"
            ),
            mayPass: false
        )
        {
            IsTooLarge = true,
        };

    private static BufferedContent Replace(HttpResponseMessage response, ReadBody body)
    {
        var original = response.Content;
        var content = new BufferedContent(body, original);
        response.Content = content;
        original.Dispose();
        return content;
    }

    private static async Task<ReadBody> ReadAsync(
        HttpContent content,
        TrainingCall call,
        int limit,
        BodyRateLimit pace,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var declared = content.Headers.ContentLength ?? 0;
        var body = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var stream = new IdleTimeoutStream(body, pace, time, call);
        await using var closing = stream.ConfigureAwait(false);
        var small = Math.Min(limit, SmallBytes);
        var pool = call.Buffers;
        var buffer = pool.Rent((int)Math.Clamp(declared + 1, 4096, small + 1L));
        var isKept = false;
        try
        {
            var length = 0;
            while (true)
            {
                if (length == buffer.Length)
                {
                    Grow(pool, ref buffer, small + 1);
                }

                var read = await stream
                    .ReadAsync(buffer.AsMemory(length, Math.Min(buffer.Length, small + 1) - length), cancellationToken)
                    .ConfigureAwait(false);
                length += read;
                if (read > 0 && length <= small)
                {
                    continue;
                }

                if (read > 0 && limit > small)
                {
                    return await LargeBody
                        .ReadAsync(stream, buffer.AsMemory(0, length), declared, limit, cancellationToken)
                        .ConfigureAwait(false);
                }

                isKept = true;
                return new ReadBody(buffer, Math.Min(length, limit), pool) { IsWhole = read == 0 };
            }
        }
        finally
        {
            if (!isKept)
            {
                pool.Return(buffer);
            }
        }
    }

    private static void Grow(ArrayPool<byte> pool, ref byte[] buffer, int most)
    {
        var larger = pool.Rent(Math.Min(buffer.Length * 2, most));
        buffer.CopyTo(larger, 0);
        pool.Return(buffer);
        buffer = larger;
    }
}

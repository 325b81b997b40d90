using System.Buffers;

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>Reads bodies into pooled buffers, bounded in size and time.</summary>
internal static class BodyReader
{
    /// <summary>The largest JSON answer that is read; the largest page of 256 images, each with 300 regions, stays well below.</summary>
    public const int MaxJsonBytes = 64 * 1024 * 1024;

    /// <summary>The maximum number of bytes read from an error body.</summary>
    public const int MaxErrorBytes = 16 * 1024;

    private static readonly TimeSpan MaxErrorTime = TimeSpan.FromSeconds(5);

    /// <summary>Replaces the answer's body by one in memory.</summary>
    /// <exception cref="UnreadableAnswerException">The body is larger than any answer can be.</exception>
    public static async Task<BufferedContent> BufferJsonAsync(
        HttpResponseMessage response, TrainingCall call, BodyPace pace, TimeProvider time, CancellationToken cancellationToken)
    {
        if (response.Content is BufferedContent buffered)
        {
            return buffered;
        }

        var (buffer, length, isWhole) = await ReadAsync(response.Content, call, MaxJsonBytes, pace, time, cancellationToken)
            .ConfigureAwait(false);
        var content = Replace(response, buffer, length);
        return isWhole
            ? content
            : throw new UnreadableAnswerException($"the answer is larger than {MaxJsonBytes / (1024 * 1024)} MB", mayPass: false);
    }

    /// <summary>The same for an error: its beginning is enough, and what cannot be read never hides the status.</summary>
    public static async Task<BufferedContent> BufferErrorAsync(
        HttpResponseMessage response, TrainingCall call, BodyPace pace, TimeProvider time, CancellationToken cancellationToken)
    {
        if (response.Content is BufferedContent buffered)
        {
            return buffered;
        }

        using var limit = new CancellationTokenSource(MaxErrorTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var (buffer, length, _) = await ReadAsync(response.Content, call, MaxErrorBytes, pace, time, either.Token).ConfigureAwait(false);
            return Replace(response, buffer, length);
        }
        catch (Exception error) when (IsBodyFault(error, cancellationToken))
        {
            // The status says what matters; a body that cannot be read adds nothing to it.
            return Replace(response, ArrayPool<byte>.Shared.Rent(1), 0);
        }
    }

    private static bool IsBodyFault(Exception error, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested
        && error is IOException or HttpRequestException or OperationCanceledException;

    private static BufferedContent Replace(HttpResponseMessage response, byte[] buffer, int length)
    {
        var original = response.Content;
        var content = new BufferedContent(buffer, length, original);
        response.Content = content;
        original.Dispose();
        return content;
    }

    private static async Task<(byte[] Buffer, int Length, bool IsWhole)> ReadAsync(
        HttpContent content, TrainingCall call, int limit, BodyPace pace, TimeProvider time, CancellationToken cancellationToken)
    {
        var declared = content.Headers.ContentLength ?? 0;
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(declared + 1, 4096, limit + 1L));
        try
        {
            var body = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            var stream = new IdleTimeoutStream(body, pace, time, call);
            await using (stream.ConfigureAwait(false))
            {
                var length = 0;
                while (true)
                {
                    if (length == buffer.Length)
                    {
                        Grow(ref buffer, limit + 1);
                    }

                    var read = await stream.ReadAsync(buffer.AsMemory(length, Math.Min(buffer.Length, limit + 1) - length), cancellationToken).ConfigureAwait(false);
                    length += read;
                    if (read == 0 || length > limit)
                    {
                        return (buffer, Math.Min(length, limit), read == 0);
                    }
                }
            }
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    private static void Grow(ref byte[] buffer, int most)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Min(buffer.Length * 2, most));
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}

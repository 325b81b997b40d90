using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CustomVision.DataRights.Archive.Reading;

/// <summary>
/// Reads JSONL files with several lines at a time: pieces of the file are read concurrently, and their results are returned in the order
/// of the file. At most a few pieces are in memory.
/// </summary>
internal static class ParallelJsonLines
{
    private const int PieceBytes = 64 * 1024;
    private const int MaxConcurrency = 8;

    /// <summary>Reads the lines of a stream.</summary>
    /// <param name="stream">The file. It is left open.</param>
    /// <param name="path">The name of the file, for messages.</param>
    /// <param name="read">
    /// The callback that parses a line. Invoked concurrently, and not in the order of the lines. The line's bytes are only valid until the
    /// returned task completes.
    /// </param>
    /// <param name="maxConcurrency">The maximum number of concurrent callbacks.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ArchiveFormatException">A line is too long.</exception>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        Stream stream,
        ArchivePath path,
        Func<ListedLine, CancellationToken, ValueTask<T>> read,
        int maxConcurrency,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var most = Math.Min(maxConcurrency, Math.Min(Environment.ProcessorCount + 1, MaxConcurrency));
        var pending = new Queue<Task<List<T>>>();
        try
        {
            await foreach (var piece in PiecesAsync(stream, path, cancellationToken).ConfigureAwait(false))
            {
                pending.Enqueue(Task.Run(() => ReadAsync(piece, path, read, ending.Token), CancellationToken.None));
                if (pending.Count >= most)
                {
                    foreach (var item in await pending.Dequeue().ConfigureAwait(false))
                    {
                        yield return item;
                    }
                }
            }

            while (pending.TryDequeue(out var piece))
            {
                foreach (var item in await piece.ConfigureAwait(false))
                {
                    yield return item;
                }
            }
        }
        finally
        {
            await ending.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll((IEnumerable<Task>)pending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Each piece contains whole lines.
    private static async IAsyncEnumerable<Piece> PiecesAsync(
        Stream stream,
        ArchivePath path,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var (buffer, length, number) = (ArrayPool<byte>.Shared.Rent(PieceBytes), 0, 1L);
        while (true)
        {
            length += await stream
                .ReadAtLeastAsync(buffer.AsMemory(length), buffer.Length - length, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false);
            var isLast = length < buffer.Length;
            var end = isLast ? length : buffer.AsSpan(0, length).LastIndexOf((byte)'\n') + 1;
            if (end == 0 && length >= JsonLines.MaxLineBytes)
            {
                throw JsonLines.TooLong(path, number);
            }

            var next = isLast ? [] : ArrayPool<byte>.Shared.Rent(end > 0 ? Math.Max(PieceBytes, length - end) : 2 * length);
            buffer.AsSpan(end, length - end).CopyTo(next);
            var piece = new Piece(buffer, end, number);
            (buffer, length) = (next, length - end);
            number += piece.Bytes.Span.Count((byte)'\n');
            if (end > 0)
            {
                yield return piece;
            }
            else
            {
                piece.Return();
            }

            if (isLast)
            {
                yield break;
            }
        }
    }

    private static async Task<List<T>> ReadAsync<T>(
        Piece piece,
        ArchivePath path,
        Func<ListedLine, CancellationToken, ValueTask<T>> read,
        CancellationToken cancellationToken
    )
    {
        var items = new List<T>();
        var (rest, number) = (piece.Bytes, piece.FirstLine);
        while (rest.Length > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var end = rest.Span.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (line.Length > JsonLines.MaxLineBytes)
            {
                throw JsonLines.TooLong(path, number);
            }

            items.Add(await read(new ListedLine(number++, line), cancellationToken).ConfigureAwait(false));
        }

        piece.Return();
        return items;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Piece(byte[] Buffer, int Length, long FirstLine)
    {
        public ReadOnlyMemory<byte> Bytes => Buffer.AsMemory(0, Length);

        public void Return() => ArrayPool<byte>.Shared.Return(Buffer);
    }
}

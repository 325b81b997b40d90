using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace CustomVision.DataRights.Archive.Reading;

/// <summary>Reads JSONL files line by line, with at most one line in memory.</summary>
internal static class JsonLines
{
    /// <summary>The maximum length of a line in bytes. The service's own limits keep the JSON of an image far below it.</summary>
    internal const int MaxLineBytes = 64 * 1024 * 1024;

    private const int BufferBytes = 64 * 1024;

    /// <summary>Reads the lines of a stream.</summary>
    /// <param name="stream">The file. It is left open.</param>
    /// <param name="path">The name of the file, for messages.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ArchiveFormatException">A line is not JSON, or too long.</exception>
    public static async IAsyncEnumerable<JsonLine> ReadAsync(
        Stream stream,
        ArchivePath path,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        long number = 0;
        await foreach (var line in ReadBytesAsync(stream, cancellationToken).ConfigureAwait(false))
        {
            number++;
            if (line.Length > MaxLineBytes)
            {
                throw TooLong(path, number);
            }

            using var document = Parse(line, path, number);
            yield return new JsonLine(number, document.RootElement);
        }
    }

    /// <summary>Reads the raw lines of a stream. A line that is too long is truncated, and is the last one returned.</summary>
    /// <param name="stream">The file. It is left open.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The lines without their line feeds. Each is valid until the next one is requested.</returns>
    public static async IAsyncEnumerable<ReadOnlySequence<byte>> ReadBytesAsync(
        Stream stream,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: BufferBytes, leaveOpen: true));
        try
        {
            long searched = 0; // the bytes of the incomplete line that were already searched for a line feed
            while (true)
            {
                var result = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                var buffer = result.Buffer;
                while (buffer.Slice(searched).PositionOf((byte)'\n') is { } end)
                {
                    yield return buffer.Slice(0, end);
                    buffer = buffer.Slice(buffer.GetPosition(1, end));
                    searched = 0;
                }

                searched = buffer.Length;
                if (result.IsCompleted || searched > MaxLineBytes)
                {
                    if (searched > 0)
                    {
                        yield return buffer;
                    }

                    yield break;
                }

                reader.AdvanceTo(buffer.Start, buffer.End);
            }
        }
        finally
        {
            await reader.CompleteAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Counts the lines of a stream without parsing their JSON.</summary>
    public static async Task<long> CountAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            long lines = 0;
            byte last = (byte)'\n';
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                lines += buffer.AsSpan(0, read).Count((byte)'\n');
                last = buffer[read - 1];
            }

            return last == (byte)'\n' ? lines : lines + 1;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Gets the id of a line without a document. What follows the id is not read.</summary>
    /// <returns>The id; <see langword="null"/> if the line is not an object with an id, or not JSON up to it.</returns>
    internal static Guid? FindId(ReadOnlySequence<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            while (reader.Read())
            {
                if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && reader.ValueTextEquals("id"u8))
                {
                    return reader.Read() && reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out var id) ? id : null;
                }
            }

            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Creates the exception for a line that is too long.</summary>
    internal static ArchiveFormatException TooLong(ArchivePath path, long number) =>
        new($"{path}, line {number}: the line is longer than {MaxLineBytes} bytes.");

    /// <summary>Parses a line.</summary>
    /// <exception cref="ArchiveFormatException">The line is not JSON.</exception>
    internal static JsonDocument Parse(ReadOnlySequence<byte> line, ArchivePath path, long number)
    {
        try
        {
            return JsonDocument.Parse(line);
        }
        catch (JsonException)
        {
            // The parser's message is omitted because it can quote the line, which may contain names.
#pragma warning disable MA0054 // the inner exception is deliberately omitted
            throw new ArchiveFormatException($"{path}, line {number}: not valid JSON. Verify the archive; export it again if it differs.");
#pragma warning restore MA0054
        }
    }
}

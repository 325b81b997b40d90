using System.Buffers;
using System.Text.Json;

namespace CustomVision.DataRights.Datasets.Formats;

/// <summary>
/// Counts the objects in each array member of a JSON file's root object, as a stream, so that the file can be of any size.
/// </summary>
internal static class JsonArrayCounter
{
    private const int BufferBytes = 64 * 1024;

    /// <exception cref="JsonException">The file is not JSON.</exception>
    public static async Task<Dictionary<string, long>> CountAsync(Stream stream, CancellationToken cancellationToken)
    {
        var counter = new Counter();
        var (buffer, length) = (ArrayPool<byte>.Shared.Rent(BufferBytes), 0);
        try
        {
            while (true)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                length += read;
                var consumed = counter.Read(buffer.AsSpan(0, length), isLast: read == 0);
                if (read == 0)
                {
                    return counter.Counts;
                }

                var rest = buffer.AsSpan(consumed, length - consumed);
                if (rest.Length == buffer.Length)
                {
                    var longer = ArrayPool<byte>.Shared.Rent(2 * buffer.Length); // for a text that is longer than the buffer
                    rest.CopyTo(longer);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = longer;
                }
                else
                {
                    rest.CopyTo(buffer);
                }

                length = rest.Length;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private sealed class Counter
    {
        private JsonReaderState _state;
        private string? _member;

        public Dictionary<string, long> Counts { get; } = new(StringComparer.Ordinal);

        public int Read(ReadOnlySpan<byte> buffer, bool isLast)
        {
            var json = new Utf8JsonReader(buffer, isLast, _state);
            while (json.Read())
            {
                if (json.CurrentDepth == 1 && json.TokenType == JsonTokenType.PropertyName)
                {
                    _member = json.GetString();
                }
                else if (json.CurrentDepth == 2 && json.TokenType == JsonTokenType.StartObject)
                {
                    Counts[_member!] = Counts.GetValueOrDefault(_member!) + 1;
                }
            }

            _state = json.CurrentState;
            return (int)json.BytesConsumed;
        }
    }
}

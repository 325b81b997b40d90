using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;

namespace CustomVision.DataRights.Datasets.Formats;

/// <summary>
/// Counts the objects in each array member of a JSON file's root object, as a stream, so that the file can be of any size.
/// </summary>
internal static class JsonArrayCounter
{
    /// <exception cref="JsonException">The file is not JSON.</exception>
    public static async Task<Dictionary<string, long>> CountAsync(Stream stream, CancellationToken cancellationToken)
    {
        var counter = new Counter();
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            var consumed = counter.Read(result.Buffer, result.IsCompleted);
            reader.AdvanceTo(consumed, result.Buffer.End);
            if (result.IsCompleted)
            {
                await reader.CompleteAsync().ConfigureAwait(false);
                return counter.Counts;
            }
        }
    }

    private sealed class Counter
    {
        private JsonReaderState _state;
        private string? _member;

        public Dictionary<string, long> Counts { get; } = new(StringComparer.Ordinal);

        public SequencePosition Read(ReadOnlySequence<byte> buffer, bool isLast)
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
            return json.Position;
        }
    }
}

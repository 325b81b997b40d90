using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Journals;

/// <summary>
/// A journal with one line of JSON for each record. A killed process can leave only the last line incomplete; <see cref="Read"/> removes
/// that line.
/// </summary>
/// <param name="file">The file, disposed with the journal.</param>
/// <param name="type">The JSON metadata of a record.</param>
/// <param name="damaged">
/// Creates the exception for a complete line that is not a valid record, by its line number. Its content is lost.
/// </param>
internal sealed class JournalFile<T>(FileStream file, JsonTypeInfo<T> type, Func<long, JsonException?, DataRightsException> damaged)
    : IDisposable
    where T : class
{
    private readonly Lock _gate = new();
    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly Utf8JsonWriter _writer = new(Stream.Null, new JsonWriterOptions { Encoder = type.Options.Encoder });

    /// <summary>Reads the records of earlier runs, removes an incomplete last line, and moves to the end.</summary>
    public void Read(Action<T> apply)
    {
        long whole = 0;
        using (var reader = new JournalLineReader(file))
        {
            for (long number = 1; Next(reader, number) is { } record; number++)
            {
                apply(record);
                whole = reader.Consumed;
            }
        }

        file.SetLength(whole);
        file.Position = whole;
    }

    /// <summary>Reads every record from the beginning.</summary>
    public IEnumerable<T> ReadAgain()
    {
        var end = file.Position;
        file.Position = 0;
        using var reader = new JournalLineReader(file);
        for (long number = 1; Next(reader, number) is { } record; number++)
        {
            yield return record;
        }

        file.Position = end;
    }

    public void Append(T record) => Append(record, (writer, written) => JsonSerializer.Serialize(writer, written, type));

    /// <summary>Appends a record without creating it.</summary>
    /// <param name="state">The content of the record.</param>
    /// <param name="write">The callback that writes the record.</param>
    public void Append<TState>(TState state, Action<Utf8JsonWriter, TState> write)
    {
        lock (_gate)
        {
            _line.ResetWrittenCount();
            _writer.Reset(_line);
            write(_writer, state);
            _writer.Flush();
            _line.Write("\n"u8);
            StorageFault.Guard(static journal => journal.WriteLine(), this);
        }
    }

    public void Dispose()
    {
        _writer.Dispose();
        file.Dispose();
    }

    // One write for each line, so that a kill can damage only the last.
    private bool WriteLine()
    {
        file.Write(_line.WrittenSpan);
        return true;
    }

    private T? Next(JournalLineReader reader, long number)
    {
        if (!reader.TryRead(out var line))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(line, type) ?? throw damaged(number, null);
        }
        catch (JsonException error)
        {
            throw damaged(number, error);
        }
    }
}

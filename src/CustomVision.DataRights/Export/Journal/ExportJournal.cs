using System.Text.Json;
using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Export.Journal;

/// <summary>
/// What an export has finished, one JSON line each, appended after the fact: a file first stands under its name, then it is journalled.
/// A process that is killed leaves whole lines, or one torn line at the end, which is cut off.
/// </summary>
internal sealed class ExportJournal : IDisposable
{
    private readonly FileStream _file;
    private readonly Lock _gate = new();

    private ExportJournal(FileStream file, JournalState state)
    {
        _file = file;
        State = state;
    }

    /// <summary>What earlier runs had finished when this one began.</summary>
    public JournalState State { get; }

    /// <summary>Opens the journal, and reads what earlier runs left in it.</summary>
    /// <exception cref="DataRightsException">The journal cannot be read; the remedy is to start over.</exception>
    public static ExportJournal Open(string path)
    {
        var file = StorageFault.Guard(() =>
            new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1)
        );
        try
        {
            return new ExportJournal(file, Read(file, path));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Append(JournalRecord record)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(record, JournalJsonContext.Default.JournalRecord);
        Array.Resize(ref line, line.Length + 1);
        line[^1] = (byte)'\n';
        lock (_gate)
        {
            StorageFault.Guard(() => _file.Write(line)); // one write a line: a kill tears no line but the last
        }
    }

    public void Dispose() => _file.Dispose();

    private static JournalState Read(FileStream file, string path)
    {
        var state = new JournalState();
        long whole = 0;
        var number = 0;
        using var reader = new JournalLineReader(file);
        while (reader.TryRead(out var line))
        {
            number++;
            if (!TryParse(line, out var record))
            {
                // A torn line can only be the last one, and has no line feed; anything else was not written by us.
                throw new DataRightsException(
                    $"Line {number} of the journal {path} is damaged, so it cannot be told what is already exported. Delete the archive's "
                        + $"folder and its .work folder, and export again."
                );
            }

            state.Apply(record);
            whole = reader.Consumed;
        }

        file.SetLength(whole);
        file.Position = whole;
        return state;
    }

    private static bool TryParse(ReadOnlySpan<byte> line, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out JournalRecord? record)
    {
        try
        {
            record = JsonSerializer.Deserialize(line, JournalJsonContext.Default.JournalRecord);
            return record is not null;
        }
        catch (JsonException)
        {
            record = null;
            return false;
        }
    }
}

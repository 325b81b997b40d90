using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Export.Files;
using CustomVision.DataRights.Journals;

namespace CustomVision.DataRights.Export.Journal;

/// <summary>The journal of the finished parts of an export. A file is recorded after it has received its final name.</summary>
internal sealed class ExportJournal : IDisposable
{
    private readonly JournalFile<JournalRecord> _file;

    private ExportJournal(JournalFile<JournalRecord> file) => _file = file;

    /// <summary>The state that earlier runs left when this one began.</summary>
    public JournalState State { get; } = new();

    /// <summary>Opens the journal, and reads the records of earlier runs.</summary>
    /// <exception cref="DataRightsException">The journal cannot be read. The export has to be started over.</exception>
    public static ExportJournal Open(string path)
    {
        var file = StorageFault.Guard(() =>
            new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1)
        );
        var journal = new ExportJournal(
            new JournalFile<JournalRecord>(file, JournalJsonContext.Default.JournalRecord, (line, _) => Damaged(line, path))
        );
        try
        {
            journal._file.Read(record =>
            {
                if (record.Format is not (null or JournalRecord.EarlierFormat or JournalRecord.CurrentFormat))
                {
                    throw OfOtherFormat(record.Format, path);
                }

                journal.State.Apply(record);
            });
            return journal;
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    public void Append(JournalRecord record) => _file.Append(record);

    /// <summary>Appends a finished download. An export has as many of them as files.</summary>
    /// <param name="file">The file, with its path in the bag.</param>
    /// <param name="warning">Its integrity warning.</param>
    public void AppendFile(ArchiveFile file, IntegrityWarning warning) =>
        _file.Append(
            (file, warning),
            static (writer, record) =>
            {
                Span<char> sha256 = stackalloc char[Sha256Digest.HexLength];
                record.file.Sha256.TryFormat(sha256, out _);
                writer.WriteStartObject();
                writer.WriteString("kind"u8, JournalRecord.File);
                writer.WriteString("path"u8, record.file.Path.Value.AsSpan(BagWriter.PayloadPrefix.Length));
                writer.WriteNumber("length"u8, record.file.Length);
                writer.WriteString("sha256"u8, sha256);
                if (record.warning != IntegrityWarning.None)
                {
                    writer.WriteString("integrityWarning"u8, record.warning.ToString());
                }

                writer.WriteEndObject();
            }
        );

    public void Dispose() => _file.Dispose();

    // A crash can leave an incomplete line only at the end, without a line feed. Any other invalid line was not written by this library.
    private static DataRightsException Damaged(long line, string path) =>
        new(
            $"Line {line} of the journal {path} is damaged, so the exported part is unknown. Delete the archive's folder and its .work "
                + "folder, and export again."
        );

    private static DataRightsException OfOtherFormat(string format, string path) =>
        new(
            $"The journal {path} has the format {format}, and this version of the library reads {JournalRecord.CurrentFormat}. Finish the "
                + "export with the version that began it, or delete the archive's folder and its .work folder, and export again."
        );
}

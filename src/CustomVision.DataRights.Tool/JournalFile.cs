using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary>Opens the journal of an erasure.</summary>
internal static class JournalFile
{
    private const string Option = "--journal";

    /// <exception cref="UsageException">The path is not valid for a journal.</exception>
    /// <exception cref="FileFaultException">The file is in use, or cannot be created.</exception>
    public static FileErasureJournal Open(string path)
    {
        OutputFile.EnsureUsable(Option, path);
        return FileFault.Guard(path, () => new FileErasureJournal(path));
    }

    /// <exception cref="UsageException">The file does not exist.</exception>
    /// <exception cref="FileFaultException">The file is in use, or cannot be read.</exception>
    public static FileErasureJournal OpenForReading(string path) =>
        File.Exists(path)
            ? FileFault.Guard(path, () => FileErasureJournal.OpenForReading(path))
            : throw new UsageException(MessageTexts.Get("noJournal", path, Option));
}

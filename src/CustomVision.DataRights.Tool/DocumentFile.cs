using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary>Reads a document specified on the command line: a plan, a receipt, the document of a drill.</summary>
internal static class DocumentFile
{
    /// <summary>Reads a document.</summary>
    /// <typeparam name="T">The kind of document.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="parse">Parses the text.</param>
    /// <param name="remedy">A sentence with the remedy for a missing file.</param>
    /// <exception cref="UsageException">There is no such file.</exception>
    /// <exception cref="FileFaultException">The file cannot be read, or has other content.</exception>
    public static T Read<T>(string path, Func<string, T> parse, string remedy)
    {
        if (Directory.Exists(path))
        {
            throw new UsageException(MessageTexts.Get("file.isDirectory", path, remedy));
        }

        if (!File.Exists(path))
        {
            throw new UsageException(MessageTexts.Get("noFile", path, remedy));
        }

        var text = FileFault.Guard(path, () => File.ReadAllText(path));
        try
        {
            return parse(text);
        }
        catch (DataRightsException fault)
        {
            throw new FileFaultException($"{path}: {PlainWords.OfLibrary(fault.Message)}", fault);
        }
    }
}

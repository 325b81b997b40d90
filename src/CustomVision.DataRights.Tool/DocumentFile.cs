using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary>Reads a document specified on the command line: a plan, a receipt or a drill's report.</summary>
internal static class DocumentFile
{
    /// <summary>Reads a document.</summary>
    /// <typeparam name="T">The kind of document.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="parse">Parses the text.</param>
    /// <param name="remedy">A sentence that tells the user how to resolve a missing file.</param>
    /// <exception cref="UsageException">The file does not exist.</exception>
    /// <exception cref="FileFaultException">The file cannot be read, or is not such a document.</exception>
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
            throw new FileFaultException(MessageTexts.Get("fileFault", path, MessageTranslator.OfLibrary(fault.Message)), fault);
        }
    }
}

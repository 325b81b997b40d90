using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CustomVision.DataRights.Tool.Documents;
using CustomVision.DataRights.Tool.Texts;
using Spectre.Console.Rendering;

namespace CustomVision.DataRights.Tool;

/// <summary>
/// Writes for a person at a terminal, and so that nothing is cut where the output goes into a file; and documents for machines.
/// </summary>
internal static class Terminal
{
    /// <summary>Writes a table; its cells are made with <see cref="TerminalText.Cell"/>.</summary>
    public static void Write(IRenderable content) => Guard(() => Invocation.Current.Terminal.Write(content));

    /// <summary>Writes a line that is never wrapped, and that no text in it can end.</summary>
    public static void Line(string text = "") => Guard(() => Invocation.Current.PersonStream.WriteLine(TerminalText.Clean(text)));

    /// <summary>Writes a line about what went well, or how; <c>--quiet</c> leaves it out.</summary>
    public static void Info(string text)
    {
        if (Invocation.Current.Verbosity > Verbosity.Quiet)
        {
            Line(text);
        }
    }

    /// <summary>Writes a line that only <c>--verbose</c> shows.</summary>
    public static void Detail(string text)
    {
        if (Invocation.Current.Verbosity == Verbosity.Verbose)
        {
            Line(text);
        }
    }

    /// <summary>Writes a line about what went wrong.</summary>
    public static void Error(string text) => Guard(() => Invocation.Current.ErrorStream.WriteLine(TerminalText.Clean(text)));

    /// <summary>Writes the first entries of a list, and how many more there are; <c>--verbose</c> shortens nothing.</summary>
    /// <param name="items">The entries.</param>
    /// <param name="normally">How many are written without <c>--verbose</c>.</param>
    /// <param name="write">Writes an entry.</param>
    /// <param name="moreKey">The key of the text with the number and the location of the remaining ones.</param>
    /// <param name="say">Writes that text; a line where <see langword="null"/>.</param>
    public static void List<T>(IReadOnlyCollection<T> items, int normally, Action<T> write, string moreKey, Action<string>? say = null)
    {
        foreach (var item in items.Take(MostLines(normally)))
        {
            write(item);
        }

        if (items.Count > MostLines(normally))
        {
            (say ?? Line)(ConsoleTexts.Count(moreKey, items.Count - normally));
        }
    }

    /// <summary>Gets the maximum number of displayed lines of a list.</summary>
    public static int MostLines(int normally) => Invocation.Current.Verbosity == Verbosity.Verbose ? int.MaxValue : normally;

    /// <summary>Ends a command: writes its document where one is asked for.</summary>
    /// <returns>The exit code.</returns>
    public static int End<T>(T document, JsonTypeInfo<T> type, int exitCode)
        where T : CommandDocument
    {
        var invocation = Invocation.Current;
        if (invocation is { WritesJson: true, HasDocument: false })
        {
            (document.Command, document.ExitCode) = (invocation.Command, TerminationSignal.ExitCodeOf(exitCode));
            Guard(() => invocation.ResultStream.WriteLine(JsonSerializer.Serialize(document, type)));
            invocation.HasDocument = true;
        }

        return exitCode;
    }

    // After SIGHUP the terminal is gone; the work and its exit code do not depend on it.
    private static void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (IOException) when (TerminationSignal.IsReceived) { }
    }
}

using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CustomVision.DataRights.Tool.Documents;
using CustomVision.DataRights.Tool.Texts;
using Spectre.Console.Rendering;

namespace CustomVision.DataRights.Tool;

/// <summary>Writes text for the user, never truncated when the output is redirected to a file, and JSON documents for programs.</summary>
internal static class Terminal
{
    /// <summary>Writes a table; its cells must be created with <see cref="TerminalText.Cell"/>.</summary>
    public static void Write(IRenderable content) => Guard(() => Invocation.Current.Terminal.Write(content));

    /// <summary>Writes a line that is never wrapped; line breaks in the text are replaced.</summary>
    public static void Line(string text = "") => Guard(() => Invocation.Current.HumanOutput.WriteLine(TerminalText.Clean(text)));

    /// <summary>Writes an informational line; <c>--quiet</c> omits it.</summary>
    public static void Info(string text)
    {
        if (Invocation.Current.Verbosity > Verbosity.Quiet)
        {
            Line(text);
        }
    }

    /// <summary>Writes a line that is shown only with <c>--verbose</c>.</summary>
    public static void Detail(string text)
    {
        if (Invocation.Current.Verbosity == Verbosity.Verbose)
        {
            Line(text);
        }
    }

    /// <summary>Writes a line about an error.</summary>
    public static void Error(string text) => Guard(() => Invocation.Current.ErrorStream.WriteLine(TerminalText.Clean(text)));

    /// <summary>Writes the first entries of a list, and the number of the remaining ones; <c>--verbose</c> writes all entries.</summary>
    /// <param name="items">The entries.</param>
    /// <param name="normally">The maximum number of entries without <c>--verbose</c>.</param>
    /// <param name="write">Writes an entry.</param>
    /// <param name="moreKey">The key of the text with the number and the location of the remaining entries.</param>
    /// <param name="say">Writes that text; <see langword="null"/> for a normal line.</param>
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

    /// <summary>Gets the maximum number of lines to show of a list.</summary>
    public static int MostLines(int normally) => Invocation.Current.Verbosity == Verbosity.Verbose ? int.MaxValue : normally;

    /// <summary>Ends a command: writes its document if <c>--json</c> was given.</summary>
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

    // After SIGHUP, the terminal no longer exists; the work and its exit code must not depend on it.
    private static void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (IOException) when (TerminationSignal.IsReceived) { }
    }
}

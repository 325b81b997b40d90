using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CustomVision.DataRights.Tool.Documents;
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

    /// <summary>Gets how many lines of a list are shown.</summary>
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

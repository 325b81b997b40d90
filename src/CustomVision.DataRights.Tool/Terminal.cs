using Spectre.Console;
using Spectre.Console.Rendering;

namespace CustomVision.DataRights.Tool;

/// <summary>Writes for a person at a terminal, and so that nothing is cut where the output goes into a file.</summary>
internal static class Terminal
{
    private const int WidthOfFile = 200;

    private static readonly IAnsiConsole Out = CreateConsole();

    public static bool IsInteractive => Out.Profile.Capabilities.Interactive && !Console.IsOutputRedirected;

    /// <summary>Writes a table; its cells are made with <see cref="TerminalText.Cell"/>.</summary>
    public static void Write(IRenderable content) => Guard(() => Out.Write(content));

    /// <summary>Writes a line that is never wrapped, and that no text in it can end.</summary>
    public static void Line(string text = "") => Guard(() => Console.Out.WriteLine(TerminalText.Clean(text)));

    /// <summary>Writes a line about what went wrong.</summary>
    public static void Error(string text) => Guard(() => Console.Error.WriteLine(TerminalText.Clean(text)));

    public static Progress Progress() => Out.Progress();

    // After SIGHUP the terminal is gone; the work and its exit code do not depend on it.
    private static void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (IOException) when (TerminationSignal.IsReceived) { }
    }

    private static IAnsiConsole CreateConsole()
    {
        if (!Console.IsOutputRedirected)
        {
            return AnsiConsole.Create(new AnsiConsoleSettings());
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = WidthOfFile;
        return console;
    }
}

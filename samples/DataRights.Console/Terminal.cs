using Spectre.Console;
using Spectre.Console.Rendering;

namespace DataRights;

/// <summary>Writes for a person at a terminal, and so that nothing is cut where the output goes into a file.</summary>
internal static class Terminal
{
    private const int WidthOfFile = 200;

    private static readonly IAnsiConsole Out = CreateConsole();

    public static bool IsInteractive => Out.Profile.Capabilities.Interactive && !Console.IsOutputRedirected;

    public static void Write(IRenderable content) => Out.Write(content);

    /// <summary>Writes a line that is never wrapped.</summary>
    public static void Line(string text = "") => Console.Out.WriteLine(text);

    public static Progress Progress() => Out.Progress();

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

#pragma warning disable CA1050, MA0047 // the runtime looks for a hook without a namespace (DOTNET_STARTUP_HOOKS)
using System.Text;

/// <summary>Makes the program's output throw what no part of it foresees.</summary>
internal static class StartupHook
{
    public static void Initialize() => Console.SetOut(new ThrowingWriter());

    private sealed class ThrowingWriter : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new InvalidTimeZoneException("https://host/?sig=Alice");

        public override void WriteLine(string? value) => Write('\n');
    }
}

using System.Diagnostics;

namespace CustomVision.DataRights.TrimmedApp;

/// <summary>Runs the checks, and continues after one that fails.</summary>
internal sealed class Checks
{
    public int ExitCode { get; private set; }

    public async Task RunAsync(string name, Func<Task> check)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            await check();
            Console.WriteLine($"ok      {name} ({Stopwatch.GetElapsedTime(began).TotalMilliseconds:0} ms)");
        }
        catch (Exception fault)
        {
            Console.WriteLine($"FAILED  {name}: {fault}");
            ExitCode = 1;
        }
    }

    public static void Require(bool condition, string what)
    {
        if (!condition)
        {
            throw new InvalidOperationException($"Not so: {what}.");
        }
    }
}

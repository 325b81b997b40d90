using System.Runtime;

namespace CustomVision.DataRights.Benchmarks.Measuring;

/// <summary>
/// Repeats a smaller piece of the same work until the compiler has little left to do, so that what is measured is not the compiler.
/// </summary>
internal static class WarmUp
{
    private const int FewestRounds = 3;
    private const int MostRounds = 10;

    // A round that compiles fewer methods than this has met all that is hot.
    private const long FewMethods = 60;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250); // hot methods are compiled again 100 ms after the last new one

    /// <param name="round">Does the work; receives the number of the round, from 1 on.</param>
    public static async Task RunAsync(Func<int, Task> round)
    {
        var before = 0L;
        for (var number = 1; number <= MostRounds; number++)
        {
            await round(number);
            await QuietAsync();
            var compiled = JitInfo.GetCompiledMethodCount();
            if (number >= FewestRounds && compiled - before < FewMethods)
            {
                return;
            }

            before = compiled;
        }
    }

    private static async Task QuietAsync()
    {
        long before;
        do
        {
            before = JitInfo.GetCompiledMethodCount();
            await Task.Delay(Pause, TimeProvider.System);
        } while (JitInfo.GetCompiledMethodCount() != before);
    }
}

using System.Diagnostics;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>Kills its own process (SIGKILL) immediately before or after appending the nth record to a journal.</summary>
internal sealed class CrashingJournal(IErasureJournal journal, int at, bool before) : IErasureJournal
{
    private int _records;

    public IAsyncEnumerable<string> ReadLinesAsync(CancellationToken cancellationToken) => journal.ReadLinesAsync(cancellationToken);

    public async Task AppendLineAsync(string line, CancellationToken cancellationToken)
    {
        var isLast = ++_records == at;
        if (isLast && before)
        {
            await DieAsync();
        }

        await journal.AppendLineAsync(line, cancellationToken);
        if (isLast)
        {
            await DieAsync();
        }
    }

    private static Task DieAsync()
    {
        Process.GetCurrentProcess().Kill();
        return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
    }
}

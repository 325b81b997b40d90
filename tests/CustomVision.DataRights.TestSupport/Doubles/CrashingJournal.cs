using System.Diagnostics;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.TestSupport.Doubles;

<<<<<<< HEAD:tests/CustomVision.DataRights.TestSupport/Doubles/CrashingJournal.cs
/// <summary>Kills its own process (SIGKILL) right before, or right after, the nth record that it appends to a journal.</summary>
internal sealed class CrashingJournal(IErasureJournal journal, int at, bool before) : IErasureJournal
=======
/// <summary>Kills its own process (SIGKILL) immediately before or after appending the nth record to a journal.</summary>
internal sealed class CrashingJournal(IErasureJournal journal, int at, bool before) : IErasureJournal
>>>>>>> 2c67113 (Rewrite the comments of the test support and the gate in plain English):tests/CustomVision.DataRights.TestSupport/Doubles/CrashingJournal.cs
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

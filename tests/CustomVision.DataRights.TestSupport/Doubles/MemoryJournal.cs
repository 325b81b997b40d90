namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>A journal in memory that can be killed: from a record on, appending never ends, as in a process that is gone.</summary>
internal sealed class MemoryJournal : CustomVision.DataRights.Erasure.IErasureJournal
{
    private readonly TaskCompletionSource _killed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<string> Lines { get; } = [];

    /// <summary>How many lines survive; the process dies while it writes the next.</summary>
    public int DiesAfter { get; init; } = int.MaxValue;

    /// <summary>Whether the last line that survives was the one being written when the process died.</summary>
    public bool KeepsLast { get; init; }

    /// <summary>Ends when the process has died.</summary>
    public Task Killed => _killed.Task;

    /// <summary>What appending throws.</summary>
    public Exception? Fails { get; set; }

    /// <summary>Runs after each line that was appended.</summary>
    public Func<string, Task>? Appended { get; set; }

    public static MemoryJournal Of(IEnumerable<string> lines, int diesAfter = int.MaxValue, bool keepsLast = false)
    {
        var journal = new MemoryJournal { DiesAfter = diesAfter, KeepsLast = keepsLast };
        journal.Lines.AddRange(lines);
        return journal;
    }

    public async IAsyncEnumerable<string> ReadLinesAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        foreach (var line in Lines.ToList())
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return line;
        }
    }

    public async Task AppendLineAsync(string line, CancellationToken cancellationToken)
    {
        if (Fails is { } failure)
        {
            throw failure;
        }

        if (Lines.Count >= DiesAfter)
        {
            if (KeepsLast && !_killed.Task.IsCompleted)
            {
                Lines.Add(line);
            }

            _killed.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, CancellationToken.None);
        }

        Lines.Add(line);
        if (Appended is { } appended)
        {
            await appended(line);
        }
    }
}

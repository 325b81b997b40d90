namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>An in-memory journal that can simulate a killed process: from a given record on, appending never completes.</summary>
internal sealed class MemoryJournal : CustomVision.DataRights.Erasure.IErasureJournal
{
    private readonly TaskCompletionSource _killed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<string> Lines { get; } = [];

    /// <summary>The number of lines that survive; the process dies while writing the next one.</summary>
    public int DiesAfter { get; init; } = int.MaxValue;

    /// <summary>Whether the line being written when the process died survives as the last one.</summary>
    public bool KeepsLast { get; init; }

    /// <summary>Completes when the process has died.</summary>
    public Task Killed => _killed.Task;

    /// <summary>The exception that appending throws.</summary>
    public Exception? Fails { get; set; }

    /// <summary>Invoked after each appended line.</summary>
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

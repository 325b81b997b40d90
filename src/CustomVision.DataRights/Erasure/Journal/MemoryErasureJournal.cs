using System.Runtime.CompilerServices;

namespace CustomVision.DataRights.Erasure.Journal;

/// <summary>A journal in memory, for an erasure that is planned and carried out in one call.</summary>
internal sealed class MemoryErasureJournal : IErasureJournal
{
    private readonly List<string> _lines = [];

    public async IAsyncEnumerable<string> ReadLinesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var line in _lines)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return line;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    public Task AppendLineAsync(string line, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _lines.Add(line);
        return Task.CompletedTask;
    }
}

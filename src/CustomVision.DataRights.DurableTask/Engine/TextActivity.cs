using DurableTask.Core;

namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>An activity whose input and answer are texts, so that the engine's serialization has nothing to decide.</summary>
internal sealed class TextActivity(Func<string, CancellationToken, Task<string>> run, CancellationToken stopping)
    : AsyncTaskActivity<string, string>
{
    protected override Task<string> ExecuteAsync(TaskContext context, string input) => run(input, stopping);
}

using DurableTask.Core;

namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>An activity with a string as its input and result, so that they do not depend on the engine's serialization.</summary>
internal sealed class TextActivity(Func<string, CancellationToken, Task<string>> run, CancellationToken stopping)
    : AsyncTaskActivity<string, string>
{
    protected override Task<string> ExecuteAsync(TaskContext context, string input) => run(input, stopping);
}

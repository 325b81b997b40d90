using CustomVision.DataRights.DurableTask.Engine;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights.DurableTask;

/// <summary>Checks the options when the host starts.</summary>
internal sealed class DurableExportOptionsCheck : IValidateOptions<DurableExportOptions>
{
    public ValidateOptionsResult Validate(string? name, DurableExportOptions options)
    {
        var failures = EngineStorageRules.Check(nameof(DurableExportOptions), options.Storage, options.TaskHub).ToList();
        if (options.ArchiveContainer == options.WorkContainer)
        {
            failures.Add("DurableExportOptions.WorkContainer must not be the container of the archives: it holds links to images.");
        }

        if (options.MaxOpenUnits is < 1 or > 1000 || options.UnitsPerWorker is < 1 or > 64)
        {
            failures.Add("DurableExportOptions: MaxOpenUnits is 1 to 1,000, and UnitsPerWorker is 1 to 64.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}

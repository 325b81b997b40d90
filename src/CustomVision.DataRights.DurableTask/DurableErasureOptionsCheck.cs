using CustomVision.DataRights.DurableTask.Engine;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights.DurableTask;

/// <summary>Checks the options when the host starts.</summary>
internal sealed class DurableErasureOptionsCheck : IValidateOptions<DurableErasureOptions>
{
    public ValidateOptionsResult Validate(string? name, DurableErasureOptions options)
    {
        var failures = EngineStorageRules.Check(nameof(DurableErasureOptions), options.Storage, options.TaskHub).ToList();
        if (options.ErasureContainer == options.ArchiveContainer)
        {
            failures.Add("DurableErasureOptions.ErasureContainer must not be the container of the archives: it holds the evidence alone.");
        }

        if (options.VerifyAfter < TimeSpan.FromSeconds(1) || options.VerifyAfter > TimeSpan.FromDays(366))
        {
            failures.Add("DurableErasureOptions.VerifyAfter is 1 second to 366 days.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}

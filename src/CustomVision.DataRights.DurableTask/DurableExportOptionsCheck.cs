using Microsoft.Extensions.Options;

namespace CustomVision.DataRights.DurableTask;

/// <summary>Checks the options when the host starts.</summary>
internal sealed class DurableExportOptionsCheck : IValidateOptions<DurableExportOptions>
{
    public ValidateOptionsResult Validate(string? name, DurableExportOptions options)
    {
        var failures = new List<string>();
        if (string.IsNullOrEmpty(options.ConnectionString) == (options.AccountName is null || options.Credential is null))
        {
            failures.Add("DurableExportOptions: set either ConnectionString, or AccountName and Credential.");
        }

        if (
            options.TaskHub.Length is < 3 or > 40
            || !options.TaskHub.All(char.IsAsciiLetterOrDigit)
            || !char.IsAsciiLetter(options.TaskHub[0])
        )
        {
            failures.Add("DurableExportOptions.TaskHub has 3 to 40 letters and digits, and begins with a letter.");
        }

        if (options.ArchiveContainer == options.WorkContainer)
        {
            failures.Add("DurableExportOptions.WorkContainer must not be the container of the archives: it holds links to images.");
        }

        if (options.MaxOpenUnits is < 1 or > 1000 || options.UnitsPerWorker is < 1 or > 64)
        {
            failures.Add("DurableExportOptions: MaxOpenUnits is 1 to 1,000, and UnitsPerWorker is 1 to 64.");
        }

        if (options.TakeoverTime < TimeSpan.FromSeconds(10) || options.TakeoverTime > TimeSpan.FromHours(1))
        {
            failures.Add("DurableExportOptions.TakeoverTime is 10 seconds to an hour.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}

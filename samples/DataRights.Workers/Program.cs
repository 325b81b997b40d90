using System.Text.Json;
using CustomVision.DataRights;
using DataRights.Workers;
using Microsoft.Extensions.Options;

const int UsageError = 2;

try
{
    return args switch
    {
        ["coordinator"] => await Coordinator.RunAsync(),
        ["worker"] => await Worker.RunAsync(),
        ["start-erasure", var plan, var approval] => await Erasure.RunAsync(plan, approval, archivePrefix: null),
        ["start-erasure", var plan, var approval, var archive] => await Erasure.RunAsync(plan, approval, archive),
        ["eraser"] => await Erasure.ServeAsync(),
        ["status"] => await Status.RunAsync(),
        ["status", var plan] => await Erasure.ShowAsync(plan),
        _ => Usage(),
    };
}
catch (Exception fault) when (FailuresOf(fault) is { Count: > 0 } failures)
{
    foreach (var failure in failures)
    {
        Console.Error.WriteLine(failure);
    }

    return UsageError;
}

// Settings that cannot work, and files that cannot be read. A host with several invalid options reports all of them at once.
static IReadOnlyList<string> FailuresOf(Exception fault) =>
    fault switch
    {
        OptionsValidationException invalid => [.. invalid.Failures],
        AggregateException several when several.InnerExceptions.All(one => one is OptionsValidationException) =>
        [
            .. several.InnerExceptions.SelectMany(FailuresOf),
        ],
        FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException => [fault.Message],
        JsonException => ["The approval cannot be read: it is JSON with planDigest, approver, reason and approvedAt."],
        DataRightsException => [fault.Message],
        _ => [],
    };

static int Usage()
{
    Console.Error.WriteLine(
        "Usage: DataRights.Workers coordinator|worker|status|eraser, or start-erasure PLAN APPROVAL [ARCHIVE-PREFIX], or status PLAN. "
            + "The settings are in the environment; see the README."
    );
    return UsageError;
}

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
catch (OptionsValidationException invalid)
{
    foreach (var failure in invalid.Failures)
    {
        Console.Error.WriteLine(failure);
    }

    return UsageError;
}

static int Usage()
{
    Console.Error.WriteLine(
        "Usage: DataRights.Workers coordinator|worker|status|eraser, or start-erasure PLAN APPROVAL [ARCHIVE-PREFIX], or status PLAN. "
            + "The settings are in the environment; see the README."
    );
    return UsageError;
}

using System.CommandLine;

namespace CustomVision.DataRights.Tool;

/// <summary><c>erase</c>: plan, show, apply, verify.</summary>
internal static class EraseCommand
{
    /// <summary>For every part of it that asks the service.</summary>
    public static Option<double?> Rate { get; } =
        new Option<double?>("--requests-per-second")
        {
            Description = "The maximum number of Training calls per second; 0 for no limit. By default 8.",
            Recursive = true,
        }.Checked();

    public static Command Create() =>
        new("erase", "Erase data and prove it: plan, show, apply, verify, audit.")
        {
            ErasePlanCommand.Create(),
            EraseShowCommand.Create(),
            EraseApplyCommand.Create(),
            EraseVerifyCommand.Create(),
            EraseAuditCommand.Create(),
            Rate,
        };
}

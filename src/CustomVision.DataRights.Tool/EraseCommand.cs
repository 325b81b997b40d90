using System.CommandLine;

namespace CustomVision.DataRights.Tool;

/// <summary><c>erase</c>: plan, show, apply, verify.</summary>
internal static class EraseCommand
{
    /// <summary>For every part of it that asks the service.</summary>
    public static Option<double?> Rate { get; } = new Option<double?>("--requests-per-second")
    {
        Description = "How many Training calls a second are sent at most; 0 for no limit. By default 8.",
        Recursive = true,
    }.Checked();

    public static Command Create() => new("erase", "Erase, and prove it: make a plan, show it to the person responsible, carry it out, verify, audit.")
    {
        ErasePlanCommand.Create(),
        EraseShowCommand.Create(),
        EraseApplyCommand.Create(),
        EraseVerifyCommand.Create(),
        EraseAuditCommand.Create(),
        Rate,
    };
}

using System.CommandLine;

namespace DataRights;

/// <summary><c>erase</c>: plan, show, apply, verify.</summary>
internal static class EraseCommand
{
    public static Command Create() => new("erase", "Erase, and prove it: make a plan, show it to whoever answers for it, carry it out, verify.")
    {
        ErasePlanCommand.Create(),
        EraseShowCommand.Create(),
        EraseApplyCommand.Create(),
        EraseVerifyCommand.Create(),
    };
}

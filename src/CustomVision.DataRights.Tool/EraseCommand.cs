using System.CommandLine;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary><c>erase</c>: the commands plan, show, apply, verify and audit.</summary>
internal static class EraseCommand
{
    private static readonly PerLanguage<Option<double?>> Rates = new(() =>
        new Option<double?>("--requests-per-second") { Description = HelpTexts.Get("rate"), Recursive = true }.InRange(0, 1000)
    );

    /// <summary>The rate limit, for all subcommands that call the service.</summary>
    public static Option<double?> Rate => Rates.Value;

    public static Command Create() =>
        new("erase", HelpTexts.Get("erase"))
        {
            ErasePlanCommand.Create(),
            EraseShowCommand.Create(),
            EraseApplyCommand.Create(),
            EraseVerifyCommand.Create(),
            EraseAuditCommand.Create(),
            Rate,
        };
}

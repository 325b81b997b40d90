using System.CommandLine;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tool;

/// <summary><c>erase show</c>: what a plan will do, for the person who approves it.</summary>
internal static class EraseShowCommand
{
    public static Command Create()
    {
        var plan = new Argument<FileInfo>("plan") { Description = "The plan's file." };
        var command = new Command("show", "Show what a plan will delete. Needs no endpoint and no key.") { plan };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var read = await ReadAsync(parsed.GetValue(plan)!, cancellationToken);
                var findings = ErasureAudit.Check(read);
                if (findings.Count > 0)
                {
                    // What it says now must not be approved.
                    foreach (var finding in findings)
                    {
                        Terminal.Line(finding.Message);
                    }

                    return ExitCode.Failure;
                }

                Print(read);
                return ExitCode.Success;
            }
        );
        return command;
    }

    public static async Task<ErasurePlan> ReadAsync(FileInfo file, CancellationToken cancellationToken) =>
        file.Exists
            ? ErasurePlan.FromJson(await FileFault.GuardAsync(file.FullName, () => File.ReadAllTextAsync(file.FullName, cancellationToken)))
            : throw new UsageException($"There is no file {file.FullName}.");

    public static void Print(ErasurePlan plan)
    {
        foreach (var line in ErasureSummary.Of(plan))
        {
            Terminal.Line($"  {line}");
        }

        Terminal.Line($"  Digest to approve: {plan.Digest}");
    }
}

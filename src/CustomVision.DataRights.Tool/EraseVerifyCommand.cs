using System.CommandLine;
using System.Globalization;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tool;

/// <summary><c>erase verify</c>: asks for every object of a plan, at any time later.</summary>
internal static class EraseVerifyCommand
{
    public static Command Create()
    {
        var plan = new Argument<FileInfo>("plan") { Description = "The plan's file." };
        var command = new Command("verify", "Ask the service for every object of a plan. Nothing is deleted.") { plan };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                using var session = Session.FromEnvironment(AuthOption.Of(parsed), parsed.GetValue(EraseCommand.Rate));
                return await RunAsync(
                    session.Manager,
                    await EraseShowCommand.ReadAsync(parsed.GetValue(plan)!, cancellationToken),
                    cancellationToken
                );
            }
        );
        return command;
    }

    public static async Task<int> RunAsync(IUserDataManager manager, ErasurePlan plan, CancellationToken cancellationToken)
    {
        var verification = await manager.VerifyErasureAsync(plan, cancellationToken);
        if (verification.Refusal is { } refusal)
        {
            Terminal.Line($"NOT VERIFIED: {ErasureSummary.DescribeReason(refusal)}");
            return ExitCode.Failure;
        }

        var lines = new ObjectLines();
        foreach (var item in verification.Objects.Where(item => item.Presence != ObjectPresence.Gone))
        {
            var outcome = item.RetainedReason is null ? PlainWords.Of(item.Presence) : PlainWords.KeptOnPurpose;
            lines.Add(outcome, item.RetainedReason ?? item.Reason, item.ProjectId, item.Kind, item.Id, item.Iterations);
        }

        await lines.PrintAsync(manager, cancellationToken);
        Terminal.Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{(verification.IsGoneOrRetained ? "Gone" : "NOT GONE")}: "
                    + $"{verification.Objects.Count(item => item.Presence == ObjectPresence.Gone)} of {verification.Objects.Count} objects "
                    + $"are gone{Retained(verification)}."
            )
        );
        return verification.IsGoneOrRetained ? ExitCode.Success : ExitCode.Failure;
    }

    private static string Retained(ErasureVerification verification) =>
        verification.Objects.Count(item => item.RetainedReason is not null) is > 0 and var number
            ? string.Create(CultureInfo.InvariantCulture, $"; {number} kept on purpose, as the plan says")
            : string.Empty;
}

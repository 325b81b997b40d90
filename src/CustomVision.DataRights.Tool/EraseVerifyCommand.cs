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
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var session = Session.FromEnvironment(AuthOption.Of(parsed), parsed.GetValue(EraseCommand.Rate));
            return await RunAsync(session.Manager, await EraseShowCommand.ReadAsync(parsed.GetValue(plan)!, cancellationToken), cancellationToken);
        });
        return command;
    }

    public static async Task<int> RunAsync(IUserDataEraser eraser, ErasurePlan plan, CancellationToken cancellationToken)
    {
        var verification = await eraser.VerifyErasureAsync(plan, cancellationToken);
        if (verification.Refusal is { } refusal)
        {
            Terminal.Line($"NOT VERIFIED: {refusal}");
            return ExitCode.Failure;
        }

        var lines = new ObjectLines();
        foreach (var item in verification.Objects.Where(item => item.Presence != ObjectPresence.Gone))
        {
            lines.Add(item.RetainedReason is null ? item.Presence.ToString() : "Retained", item.RetainedReason ?? item.Reason, item.Kind, item.Id, item.Iterations);
        }

        lines.Print();

        Terminal.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{(verification.IsGoneOrRetained ? "Gone" : "NOT GONE")}: {verification.Objects.Count(item => item.Presence == ObjectPresence.Gone)} of {verification.Objects.Count} objects are seen to be gone{Retained(verification)}."));
        return verification.IsGoneOrRetained ? ExitCode.Success : ExitCode.Failure;
    }

    private static string Retained(ErasureVerification verification) => verification.Objects.Count(item => item.RetainedReason is not null) is > 0 and var number
        ? string.Create(CultureInfo.InvariantCulture, $"; {number} are retained, as the plan says")
        : string.Empty;
}

using System.CommandLine;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Tool.Documents;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary><c>erase verify</c>: verifies every object of a plan, at any later time.</summary>
internal static class EraseVerifyCommand
{
    public static Command Create()
    {
        var plan = new Argument<FileInfo>("plan") { Description = HelpTexts.Get("erase.plan") };
        var command = new Command("verify", HelpTexts.Get("eraseVerify")) { plan, OutputOptions.Json };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                using var session = Session.FromEnvironment(AuthOption.Of(parsed), parsed.GetValue(EraseCommand.Rate));
                var read = EraseShowCommand.Read(parsed.GetValue(plan)!);
                return await RunAsync(session.Manager, read, cancellationToken);
            }
        );
        return command;
    }

    public static async Task<int> RunAsync(IUserDataManager manager, ErasurePlan plan, CancellationToken cancellationToken)
    {
        var verification = await manager.VerifyErasureAsync(plan, cancellationToken);
        var document = Document(verification);
        if (verification.Refusal is { } refusal)
        {
            Terminal.Line(ConsoleTexts.Format("notVerified", MessageTranslator.OfErasure(refusal)));
            return Terminal.End(document, DocumentContext.Default.EraseVerifyDocument, ExitCode.Failure);
        }

        await ObjectLines.PrintAsync(manager, document.NotGone, cancellationToken);
        Action<string> say = document.IsGone ? Terminal.Info : Terminal.Line;
        var key = document.IsGone ? "eraseVerify.gone" : "eraseVerify.notGone";
        say(
            document.Retained == 0
                ? ConsoleTexts.Format(key, document.Gone, document.Objects)
                : ConsoleTexts.Format(key + ".retained", document.Gone, document.Objects, document.Retained)
        );
        return Terminal.End(document, DocumentContext.Default.EraseVerifyDocument, document.IsGone ? ExitCode.Success : ExitCode.Failure);
    }

    private static EraseVerifyDocument Document(ErasureVerification verification) =>
        new()
        {
            PlanId = verification.PlanId,
            VerifiedAt = verification.VerifiedAt,
            IsGone = verification.IsGoneOrRetained,
            Refusal = verification.Refusal,
            Objects = verification.Objects.Count,
            Gone = verification.Objects.Count(item => item.Outcome == ErasureOutcome.AlreadyGone),
            Retained = verification.Objects.Count(item => item.Outcome == ErasureOutcome.Retained),
            NotGone = [.. verification.Objects.Where(item => item.Outcome != ErasureOutcome.AlreadyGone)],
        };
}

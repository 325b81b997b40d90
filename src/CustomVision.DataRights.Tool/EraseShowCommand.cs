using System.CommandLine;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Tool.Documents;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary><c>erase show</c>: shows the effect of a plan to the person who approves it.</summary>
internal static class EraseShowCommand
{
    public static Command Create()
    {
        var plan = new Argument<FileInfo>("plan") { Description = HelpTexts.Get("erase.plan") };
        var names = new Option<bool>("--names") { Description = HelpTexts.Get("show.names") };
        var command = new Command("show", HelpTexts.Get("show")) { plan, names, OutputOptions.Json };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var file = parsed.GetValue(plan)!;
                var read = Read(file);
                var document = PlanDocument.Of(read, file.FullName) with { Findings = ErasureAudit.Check(read) };
                if (document.Findings.Count > 0)
                {
                    // A plan with findings must not be approved.
                    foreach (var finding in document.Findings)
                    {
                        Terminal.Line(MessageTranslator.OfLibrary(finding.Message));
                    }

                    return Terminal.End(document, DocumentContext.Default.PlanDocument, ExitCode.Failure);
                }

                Print(read, Terminal.Line);
                if (parsed.GetValue(names))
                {
                    using var session = Session.FromEnvironment(AuthOption.Of(parsed), parsed.GetValue(EraseCommand.Rate));
                    document = document with { Names = await PlanNames.ReadAsync(session.Manager, read, cancellationToken) };
                    PlanNames.Print(document.Names, read);
                }

                return Terminal.End(document, DocumentContext.Default.PlanDocument, ExitCode.Success);
            }
        );
        return command;
    }

    public static ErasurePlan Read(FileInfo file) => DocumentFile.Read(file.FullName, ErasurePlan.FromJson, MessageTexts.Get("name.plan"));

    public static void Print(ErasurePlan plan, Action<string> say)
    {
        foreach (var line in ErasureSummary.Of(plan))
        {
            say($"  {line}");
        }

        say("  " + ConsoleTexts.Format("plan.digest", plan.Digest));
    }
}

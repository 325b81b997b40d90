using System.CommandLine;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Tool.Documents;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary><c>erase audit</c>: checks the consistency of a plan, its receipt and its journal.</summary>
internal static class EraseAuditCommand
{
    private const string KeyOption = "--signature-key";

    public static Command Create()
    {
        var plan = new Argument<FileInfo>("plan") { Description = HelpTexts.Get("erase.plan") };
        var receipt = new Option<FileInfo>("--receipt") { Description = HelpTexts.Get("audit.receipt") };
        var journal = new Option<FileInfo>("--journal") { Description = HelpTexts.Get("audit.journal") };
        var key = new Option<FileInfo>(KeyOption) { Description = HelpTexts.Get("audit.key") };
        var command = new Command("audit", HelpTexts.Get("audit")) { plan, receipt, journal, key, OutputOptions.Json };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                if (parsed.GetValue(key) is not null && parsed.GetValue(receipt) is null)
                {
                    throw new UsageException(MessageTexts.Get("audit.key", KeyOption));
                }

                var findings = await CheckAsync(
                    EraseShowCommand.Read(parsed.GetValue(plan)!),
                    parsed.GetValue(receipt)?.FullName,
                    parsed.GetValue(journal)?.FullName,
                    parsed.GetValue(key)?.FullName,
                    cancellationToken
                );
                var document = new AuditDocument
                {
                    Checked =
                    [
                        ErasureDocumentKind.Plan,
                        .. parsed.GetValue(receipt) is null ? [] : (ErasureDocumentKind[])[ErasureDocumentKind.Receipt],
                        .. parsed.GetValue(journal) is null ? [] : (ErasureDocumentKind[])[ErasureDocumentKind.Journal],
                    ],
                    Findings = findings,
                };
                Print(document);
                return Terminal.End(
                    document,
                    DocumentContext.Default.AuditDocument,
                    findings.Count == 0 ? ExitCode.Success : ExitCode.Failure
                );
            }
        );
        return command;
    }

    private static void Print(AuditDocument audit)
    {
        foreach (var finding in audit.Findings)
        {
            var message = MessageTranslator.OfLibrary(finding.Message);
            Terminal.Line(
                ConsoleTexts.Format("audit.finding", ConsoleTexts.Of(finding.Document), ConsoleTexts.PlaceOf(finding.Place), message)
            );
        }

        if (audit.Findings.Count > 0)
        {
            Terminal.Line(ConsoleTexts.Format("audit.notInOrder", ConsoleTexts.Count("count.findings", audit.Findings.Count)));
        }
        else
        {
            Terminal.Info(
                ConsoleTexts.Format("audit.checked", string.Join(", ", audit.Checked.Select(ConsoleTexts.Of)).ToLowerInvariant())
            );
        }
    }

    private static async Task<IReadOnlyList<ErasureFinding>> CheckAsync(
        ErasurePlan plan,
        string? receiptPath,
        string? journalPath,
        string? keyPath,
        CancellationToken cancellationToken
    )
    {
        var verify = keyPath is null ? null : PemKey.Verifier(KeyOption, keyPath);
        await using var journal = journalPath is null ? null : JournalFile.OpenForReading(journalPath);
        if (receiptPath is null)
        {
            return journal is null ? ErasureAudit.Check(plan) : await ErasureAudit.CheckAsync(plan, journal, cancellationToken);
        }

        var receipt = DocumentFile.Read(receiptPath, ErasureReceipt.FromJson, MessageTexts.Get("name.receiptOfPlan"));
        var findings = await ErasureAudit.CheckAsync(receipt, plan, journal, cancellationToken);
        return verify is null
            ? findings
            :
            [
                .. findings,
                .. ErasureAudit.CheckSignature(
                    receipt,
                    (content, signature) => TryDecode(signature.Value) is { } value && verify(content, value)
                ),
            ];
    }

    private static byte[]? TryDecode(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }
}

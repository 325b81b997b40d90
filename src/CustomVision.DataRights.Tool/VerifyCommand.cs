using System.CommandLine;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Tool.Documents;
using CustomVision.DataRights.Tool.Progress;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary><c>verify</c>: verifies an archive at any later time, without Azure.</summary>
internal static class VerifyCommand
{
    private const int MostFiles = 20;

    public static Command Create()
    {
        var path = new Argument<string>("path") { Description = HelpTexts.Get("archive", ArchivePlace.Help) };
        var quick = new Option<bool>("--quick") { Description = HelpTexts.Get("verify.quick") };
        var expect = new Option<string>(ArchiveEvidence.ExpectOption) { Description = HelpTexts.Get("verify.expect") };
        var signature = new Option<FileInfo>(ArchiveEvidence.SignatureOption) { Description = HelpTexts.Get("verify.signature") };
        var key = new Option<FileInfo>(ArchiveEvidence.KeyOption) { Description = HelpTexts.Get("verify.key") };
        var command = new Command("verify", HelpTexts.Get("verify")) { path, quick, expect, signature, key, OutputOptions.Json };
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                var evidence = ArchiveEvidence.Of(
                    parsed.GetValue(expect),
                    parsed.GetValue(signature)?.FullName,
                    parsed.GetValue(key)?.FullName
                );
                if (parsed.GetValue(quick) && evidence != ArchiveEvidence.None)
                {
                    throw new UsageException(
                        MessageTexts.Get("verify.quick", ArchiveEvidence.ExpectOption, ArchiveEvidence.SignatureOption)
                    );
                }

                var depth = parsed.GetValue(quick) ? VerificationDepth.Quick : VerificationDepth.Full;
                return RunAsync(ArchivePlace.OfExisting(parsed.GetValue(path)!), depth, evidence, cancellationToken);
            }
        );
        return command;
    }

    /// <summary>Verifies the archive, and prints one line per finding.</summary>
    public static async Task<int> RunAsync(
        ArchivePlace place,
        VerificationDepth depth,
        ArchiveEvidence evidence,
        CancellationToken cancellationToken
    )
    {
        var result = await JobView.ShowAsync(
            (VerificationProgress progress) => JobPhases.Of(progress),
            progress => ArchiveVerifier.VerifyAsync(place.NewSource(), depth, progress, cancellationToken)
        );
        Print(result);
        var (digest, signature) = evidence.Check(result.ArchiveDigest);
        var code =
            digest == false || signature == false ? ExitCode.Failure
            : result.IsValid ? ExitCode.Success
            : result.IsUndecided ? ExitCode.Unchecked
            : ExitCode.Failure;
        return Terminal.End(Document(result, place.Text, digest, signature), DocumentContext.Default.VerifyDocument, code);
    }

    private static string LabelOf(ArchiveFinding finding) =>
        ConsoleTexts.IsUnreadable(finding.Text) ? ConsoleTexts.Get("finding.Unreadable") : ConsoleTexts.Of(finding.Kind);

    private static void Print(VerificationResult result)
    {
        Terminal.List(
            result.Findings,
            MostFiles,
            finding =>
            {
                var text = MessageTranslator.OfLibrary(finding.Text);
                Terminal.Line(ConsoleTexts.Format("verify.finding", LabelOf(finding), finding.Path, text));
            },
            "verify.finding.more"
        );
        Terminal.List(
            result.OtherFiles,
            MostFiles,
            file => Terminal.Info(ConsoleTexts.Format("verify.other", file)),
            "verify.other.more",
            Terminal.Info
        );
        Terminal.List(
            result.UncheckedFiles,
            MostFiles,
            file => Terminal.Line(ConsoleTexts.Format("verify.unchecked", file)),
            "verify.unchecked.more"
        );
        if (result.WeakAlgorithms.Count > 0)
        {
            Terminal.Line(ConsoleTexts.Format("verify.weak", string.Join(", ", result.WeakAlgorithms)));
        }

        if (result.AlgorithmsNotChecked.Count > 0)
        {
            Terminal.Line(ConsoleTexts.Format("verify.algorithms", string.Join(", ", result.AlgorithmsNotChecked)));
        }

        if (result.ExportState is { } state && state != nameof(ExportState.Complete))
        {
            Terminal.Line(ConsoleTexts.Format("verify.exportEnded", MessageTranslator.OfExport(state), ArchiveLayout.Report));
        }

        Action<string> say = result.IsValid ? Terminal.Info : Terminal.Line;
        say(Conclusion(result));
    }

    private static VerifyDocument Document(VerificationResult result, string folder, bool? digestMatches, bool? signatureIsValid) =>
        new()
        {
            Archive = folder,
            IsValid = result.IsValid,
            IsUndecided = result.IsUndecided,
            Depth = result.Depth,
            FilesChecked = result.FilesChecked,
            BytesChecked = result.BytesChecked,
            Findings = result.Findings,
            UncheckedFiles = result.UncheckedFiles,
            OtherFiles = result.OtherFiles,
            AlgorithmsChecked = result.AlgorithmsChecked,
            AlgorithmsNotChecked = result.AlgorithmsNotChecked,
            WeakAlgorithms = result.WeakAlgorithms,
            BagItVersion = result.BagItVersion,
            IsOwnArchive = result.IsOwnArchive,
            ExportState = result.ExportState,
            ArchiveDigest = result.ArchiveDigest,
            DigestMatches = digestMatches,
            SignatureIsValid = signatureIsValid,
        };

    private static string Conclusion(VerificationResult result)
    {
        var files = ConsoleTexts.Count("count.files", result.FilesChecked);
        var bytes = ConsoleTexts.Count("count.bytes", result.BytesChecked);
        return result switch
        {
            { IsUndecided: true } => ConsoleTexts.Format(
                result.FilesChecked > 0 ? "verify.undecided" : "verify.undecided.none",
                ConsoleTexts.Count("count.files", result.FilesNotChecked),
                files,
                bytes
            ),
            { IsValid: false } => ConsoleTexts.Format(
                "verify.invalid",
                ConsoleTexts.Count("count.problems", result.Findings.Count),
                files,
                bytes
            ),
            { Depth: VerificationDepth.Quick } => ConsoleTexts.Get("verify.quick"),
            _ => ConsoleTexts.Format("verify.valid", files, bytes),
        };
    }
}

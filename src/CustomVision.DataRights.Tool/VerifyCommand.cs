using System.CommandLine;
using System.Globalization;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Tool.Documents;
using CustomVision.DataRights.Tool.Progress;

namespace CustomVision.DataRights.Tool;

/// <summary><c>verify</c>: checks an archive, years later and without Azure.</summary>
internal static class VerifyCommand
{
    private const int MostFiles = 20;

    public static Command Create()
    {
        var path = new Argument<string>("path")
        {
            Description = "The archive's base directory: the one that holds bagit.txt. " + ArchivePlace.Help,
        };
        var quick = new Option<bool>("--quick") { Description = "Check only that every file is present, without reading its content." };
        var expect = new Option<string>(ArchiveEvidence.ExpectOption)
        {
            Description = "The digest that the archive must have, as export printed it.",
        };
        var signature = new Option<FileInfo>(ArchiveEvidence.SignatureOption) { Description = "The file of the archive's signature." };
        var key = new Option<FileInfo>(ArchiveEvidence.KeyOption)
        {
            Description = "The PEM file of the public key that the signature is checked with.",
        };
        var command = new Command("verify", "Check an archive against its manifests. Needs no endpoint and no key of the resource.")
        {
            path,
            quick,
            expect,
            signature,
            key,
            OutputOptions.Json,
        };
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
                        $"--quick does not read the files, so {ArchiveEvidence.ExpectOption} and {ArchiveEvidence.SignatureOption} "
                            + "would say nothing about their contents. Run verify without --quick."
                    );
                }

                var depth = parsed.GetValue(quick) ? VerificationDepth.Quick : VerificationDepth.Full;
                return RunAsync(ArchivePlace.OfExisting(parsed.GetValue(path)!), depth, evidence, cancellationToken);
            }
        );
        return command;
    }

    /// <summary>Verifies, and prints one line a finding.</summary>
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

    private static void Print(VerificationResult result)
    {
        foreach (var finding in result.Findings)
        {
            Terminal.Line($"{PlainWords.Of(finding.Kind)}: {finding.Path}: {finding.Text}");
        }

        foreach (var file in result.OtherFiles)
        {
            Terminal.Info($"Not part of the archive, and not checked: {file}");
        }

        foreach (var file in result.UncheckedFiles.Take(Terminal.MostLines(MostFiles)))
        {
            Terminal.Line($"Could not be checked: {file}");
        }

        if (result.UncheckedFiles.Count > Terminal.MostLines(MostFiles))
        {
            Terminal.Line(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Could not be checked: {result.UncheckedFiles.Count - MostFiles:N0} more files; --verbose " + $"names them all."
                )
            );
        }

        if (result.WeakAlgorithms.Count > 0)
        {
            Terminal.Line(
                $"Weak: {string.Join(", ", result.WeakAlgorithms)}. Such digests show damage; they do not show a " + "deliberate change."
            );
        }

        if (result.AlgorithmsNotChecked.Count > 0)
        {
            Terminal.Line($"Not checked: manifests of {string.Join(", ", result.AlgorithmsNotChecked)}.");
        }

        if (result.ExportState is { } state && state != nameof(ExportState.Complete))
        {
            Terminal.Line($"The export itself ended {PlainWords.OfExport(state)}: {ArchiveLayout.Report} names what is missing.");
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

    private static string Conclusion(VerificationResult result) =>
        result switch
        {
            { IsUndecided: true } => string.Create(
                CultureInfo.InvariantCulture,
                $"The archive could not be checked{(result.FilesChecked > 0 ? " completely" : string.Empty)}: {result.FilesNotChecked:N0} "
                    + $"files could not "
                    + $"be checked; no problem was found in {result.FilesChecked} files ({result.BytesChecked:N0} bytes)."
            ),
            { IsValid: false } => string.Create(
                CultureInfo.InvariantCulture,
                $"NOT VALID: {result.Findings.Count} problem(s) found in {result.FilesChecked} files ({result.BytesChecked:N0} bytes) that "
                    + $"were checked."
            ),
            { Depth: VerificationDepth.Quick } =>
                "Quick check: every file that the manifests name is there. The contents were not read, so this does not show that the "
                    + "archive is valid; "
                    + "run verify without --quick.",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"The archive is valid. {result.FilesChecked} files ({result.BytesChecked:N0} bytes) verified, no problems found."
            ),
        };
}

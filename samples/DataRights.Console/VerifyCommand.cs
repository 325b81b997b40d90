using System.CommandLine;
using System.Globalization;
using CustomVision.DataRights.Archive;

namespace DataRights;

/// <summary><c>verify</c>: checks an archive, years later and without Azure.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var path = new Argument<DirectoryInfo>("path") { Description = "The archive's base directory: the one that holds bagit.txt." };
        var quick = new Option<bool>("--quick") { Description = "Only whether every file is there, without reading the contents." };
        var command = new Command("verify", "Check an archive against its manifests. Needs no endpoint and no key.") { path, quick };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(path)!.FullName, parsed.GetValue(quick) ? VerificationDepth.Quick : VerificationDepth.Full, cancellationToken));
        return command;
    }

    /// <summary>Verifies, and prints one line a finding.</summary>
    public static async Task<int> RunAsync(string folder, VerificationDepth depth, CancellationToken cancellationToken)
    {
        var result = await ArchiveVerifier.VerifyAsync(folder, depth, cancellationToken: cancellationToken);
        foreach (var finding in result.Findings)
        {
            Terminal.Line(finding.ToString());
        }

        foreach (var file in result.OtherFiles)
        {
            Terminal.Line($"Not of the archive, and not checked: {new string([.. file.Select(character => char.IsControl(character) ? '?' : character)])}");
        }

        if (result.AlgorithmsNotChecked.Count > 0)
        {
            Terminal.Line($"Not checked: manifests of {string.Join(", ", result.AlgorithmsNotChecked)}.");
        }

        if (result.ExportState is { } state && state != "Complete")
        {
            Terminal.Line($"The export itself ended as {state}: data/report.json names what is missing.");
        }

        Terminal.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{(result.IsValid ? "Valid" : "NOT VALID")} ({result.Depth}): {result.FilesChecked} files and {result.BytesChecked:N0} bytes checked, {result.Findings.Count} findings."));
        return result.IsValid ? ExitCode.Success : ExitCode.Failure;
    }
}

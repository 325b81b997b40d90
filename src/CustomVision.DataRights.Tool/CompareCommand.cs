using System.CommandLine;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Comparison;

namespace CustomVision.DataRights.Tool;

/// <summary><c>compare</c>: the content of two archives, apart from ids, times and links.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var first = new Argument<DirectoryInfo>("first") { Description = "The first archive's base directory." };
        var second = new Argument<DirectoryInfo>("second") { Description = "The second archive's base directory." };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        var suffix = new Option<string>("--name-suffix")
        {
            Description = "The text that a restore appended to the names of the second archive's projects.",
        };
        var tolerance = new Option<double>("--region-tolerance")
        {
            Description = "The largest difference of a region's coordinate that counts as equal. 0 by default: every digit must agree.",
        }.Checked();
        var command = new Command(
            "compare",
            "Compare the content of two archives. Needs no endpoint and no key. Exit code 0: equal; 3: different; 1: not comparable."
        )
        {
            first,
            second,
            json,
            suffix,
            tolerance,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var options = new ComparisonOptions
                {
                    NameSuffix = parsed.GetValue(suffix) ?? "",
                    RegionTolerance = parsed.GetValue(tolerance),
                };
                if (!(options.RegionTolerance >= 0))
                {
                    throw new UsageException("--region-tolerance must be 0 or more.");
                }

                var (left, right) = (parsed.GetValue(first)!.FullName, parsed.GetValue(second)!.FullName);
                await EnsureComparableAsync(left, cancellationToken);
                await EnsureComparableAsync(right, cancellationToken);
                var comparison = await ArchiveComparer.CompareAsync(left, right, options, cancellationToken);
                foreach (var line in (parsed.GetValue(json) ? comparison.ToJson() : comparison.ToText()).TrimEnd('\n').Split('\n'))
                {
                    Terminal.Line(line);
                }

                return comparison.IsEqual ? ExitCode.Success : ExitCode.Differences;
            }
        );
        return command;
    }

    // The comparison trusts the lists of an archive, which say the digests of its files.
    private static async Task EnsureComparableAsync(string folder, CancellationToken cancellationToken)
    {
        var verified = await ArchiveVerifier.VerifyAsync(folder, cancellationToken: cancellationToken);
        if (verified is not { IsValid: true, IsOwnArchive: true })
        {
            throw new ArchiveFormatException(
                $"{folder} is not comparable: it is {(verified.IsOwnArchive ? "damaged" : "no archive of this library")}. Run verify to "
                    + $"see why."
            );
        }
    }
}

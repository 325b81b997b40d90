using System.CommandLine;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Comparison;
using CustomVision.DataRights.Tool.Documents;
using CustomVision.DataRights.Tool.Progress;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary><c>compare</c>: the content of two archives, apart from ids, times and links.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var first = new Argument<string>("first") { Description = "The first archive's base directory. " + ArchivePlace.Help };
        var second = new Argument<string>("second") { Description = "The second archive's base directory, or its address." };
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
            "Compare the content of two archives. Needs no endpoint and no key. Exit code 0: equal; 3: different; 1: not " + "comparable."
        )
        {
            first,
            second,
            suffix,
            tolerance,
            OutputOptions.Json,
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

                var (left, right) = (ArchivePlace.OfExisting(parsed.GetValue(first)!), ArchivePlace.OfExisting(parsed.GetValue(second)!));
                var comparison = await JobView.ShowAsync<ComparisonProgress, ArchiveComparison>(
                    JobPhases.Of,
                    progress => RunAsync(left, right, options, progress, cancellationToken)
                );
                Print(comparison);
                return Terminal.End(
                    Document(comparison),
                    DocumentContext.Default.CompareDocument,
                    comparison.IsEqual ? ExitCode.Success : ExitCode.Differences
                );
            }
        );
        return command;
    }

    /// <summary>Describes a difference in a line, with both values.</summary>
    public static string Describe(ArchiveDifference difference)
    {
        var kind = ConsoleTexts.Of(difference.Kind);
        return ConsoleTexts.Format(
            "compare.difference",
            difference.Subject.Length == 0 ? kind : $"{kind} {difference.Subject}",
            difference.Project,
            difference.First ?? ConsoleTexts.Get("compare.absent"),
            difference.Second ?? ConsoleTexts.Get("compare.absent")
        );
    }

    private static void Print(ArchiveComparison comparison)
    {
        foreach (var difference in comparison.Differences)
        {
            Terminal.Line(Describe(difference));
        }

        foreach (var equal in comparison.EqualBytes)
        {
            Terminal.Info(
                ConsoleTexts.Format(
                    "compare.equalBytes",
                    equal.Project,
                    equal.Sha256,
                    string.Join(", ", equal.First),
                    string.Join(", ", equal.Second)
                )
            );
        }

        Action<string> say = comparison.IsEqual ? Terminal.Info : Terminal.Line;
        say(
            ConsoleTexts.Format(
                comparison.IsEqual ? "compare.equal" : "compare.different",
                ConsoleTexts.Count("count.projects", comparison.Projects),
                ConsoleTexts.Count("count.images", comparison.FirstImages),
                ConsoleTexts.Count("count.images", comparison.SecondImages),
                ConsoleTexts.Count("count.differences", comparison.Differences.Count)
            )
        );
    }

    private static CompareDocument Document(ArchiveComparison comparison) =>
        new()
        {
            Equal = comparison.IsEqual,
            First = comparison.FirstDigest,
            Second = comparison.SecondDigest,
            RegionTolerance = comparison.RegionTolerance,
            Projects = comparison.Projects,
            FirstImages = comparison.FirstImages,
            SecondImages = comparison.SecondImages,
            EqualImages = comparison.EqualImages,
            Differences = comparison.Differences,
            EqualBytes = comparison.EqualBytes,
        };

    private static async Task<ArchiveComparison> RunAsync(
        ArchivePlace left,
        ArchivePlace right,
        ComparisonOptions options,
        IProgress<ComparisonProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        await EnsureComparableAsync(left, Of(isSecond: false), cancellationToken);
        await EnsureComparableAsync(right, Of(isSecond: true), cancellationToken);
        progress?.Report(new ComparisonProgress());
        return await ArchiveComparer.CompareAsync(left.NewSource(), right.NewSource(), options, cancellationToken);

        IProgress<VerificationProgress> Of(bool isSecond) =>
            new Relay<VerificationProgress, ComparisonProgress>(
                progress,
                files => new ComparisonProgress { IsSecond = isSecond, Files = files }
            );
    }

    // The comparison trusts the lists of an archive, which say the digests of its files.
    private static async Task EnsureComparableAsync(
        ArchivePlace place,
        IProgress<VerificationProgress> progress,
        CancellationToken cancellationToken
    )
    {
        var verified = await ArchiveVerifier.VerifyAsync(place.NewSource(), VerificationDepth.Full, progress, cancellationToken);
        if (verified is not { IsValid: true, IsOwnArchive: true })
        {
            var state = verified.IsOwnArchive ? "damaged" : "no archive of this library";
            throw new ArchiveFormatException($"{place.Text} is not comparable: it is {state}. Run verify to see why.");
        }
    }
}

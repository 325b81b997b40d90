using System.CommandLine;
using System.Text.RegularExpressions;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Comparison;
using CustomVision.DataRights.Tool.Documents;
using CustomVision.DataRights.Tool.Progress;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary><c>compare</c>: compares the content of two archives, ignoring ids, times and links.</summary>
internal static partial class CompareCommand
{
    private const int MostDifferences = 20;

    public static Command Create()
    {
        var first = new Argument<string>("first") { Description = HelpTexts.Get("archive.first", ArchivePlace.Help) };
        var second = new Argument<string>("second") { Description = HelpTexts.Get("compare.second") };
        var suffix = new Option<string>("--name-suffix") { Description = HelpTexts.Get("compare.suffix") };
        var tolerance = new Option<double>("--region-tolerance") { Description = HelpTexts.Get("compare.tolerance") }.Checked();
        var command = new Command("compare", HelpTexts.Get("compare")) { first, second, suffix, tolerance, OutputOptions.Json };
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
                    throw new UsageException(MessageTexts.Get("compare.tolerance"));
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

    /// <summary>Describes a difference in one line, with both values.</summary>
    public static string Describe(ArchiveDifference difference)
    {
        var kind = ConsoleTexts.Of(difference.Kind);
        return ConsoleTexts.Format(
            "compare.difference",
            difference.Subject.Length == 0 ? kind : $"{kind} {SubjectOf(difference)}",
            difference.Project,
            ValueOf(difference.First, difference.Kind),
            ValueOf(difference.Second, difference.Kind)
        );
    }

    /// <summary>Prints the first differences, and the number of the remaining ones.</summary>
    public static void PrintDifferences(IReadOnlyList<ArchiveDifference> differences) =>
        Terminal.List(differences, MostDifferences, difference => Terminal.Line(Describe(difference)), "compare.more");

    private static string SubjectOf(ArchiveDifference difference) =>
        difference.Kind == ArchiveDifferenceKind.Setting
            ? ConsoleTexts.Find("setting." + difference.Subject, difference.Subject)
            : difference.Subject;

    // The library generates the description of an image and the type at the start of a tag's; everything else is the account's own data.
    private static string ValueOf(string? value, ArchiveDifferenceKind kind) =>
        kind switch
        {
            _ when value is null => ConsoleTexts.Get("compare.absent"),
            ArchiveDifferenceKind.Image => ConsoleTexts.Stated(value),
            ArchiveDifferenceKind.Tag => TagType().Replace(value, type => ConsoleTexts.Get("tagType." + type.Value)),
            _ => value,
        };

    [GeneratedRegex("(?<=^|; )(?:Regular|Negative|GeneralProduct)(?=$|, |; )", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TagType();

    private static void Print(ArchiveComparison comparison)
    {
        PrintDifferences(comparison.Differences);

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

    // The comparison trusts the archives' lists, which contain the digests of the files.
    private static async Task EnsureComparableAsync(
        ArchivePlace place,
        IProgress<VerificationProgress> progress,
        CancellationToken cancellationToken
    )
    {
        var verified = await ArchiveVerifier.VerifyAsync(place.NewSource(), VerificationDepth.Full, progress, cancellationToken);
        if (verified is not { IsValid: true, IsOwnArchive: true })
        {
            throw new ArchiveFormatException(MessageTexts.Get(verified.IsOwnArchive ? "compare.damaged" : "compare.notOurs", place.Text));
        }
    }
}

using System.CommandLine;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Pictures;
using CustomVision.DataRights.Datasets;
using CustomVision.DataRights.Tool.Documents;
using CustomVision.DataRights.Tool.Progress;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary><c>convert</c>: converts an archive to a data set for a training tool, offline.</summary>
internal static class ConvertCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("path") { Description = HelpTexts.Get("archive", ArchivePlace.Help) };
        var format = new Option<DatasetFormat>("--format") { Description = HelpTexts.Get("convert.format"), Required = true }.Checked();
        var output = new Option<DirectoryInfo>("--output") { Description = HelpTexts.Get("convert.output") };
        var baseUrl = new Option<string>("--image-base-url") { Description = HelpTexts.Get("convert.url") };
        var unlabelled = new Option<bool>("--include-unlabelled") { Description = HelpTexts.Get("convert.unlabelled") };
        var exif = new Option<PictureFrame>("--exif") { Description = HelpTexts.Get("convert.exif") }.Checked();
        var split = new Option<string>("--split") { Description = HelpTexts.Get("convert.split") };
        var seed = new Option<int>("--seed") { Description = HelpTexts.Get("convert.seed") }.Checked();
        var command = new Command("convert", HelpTexts.Get("convert"))
        {
            path,
            format,
            output,
            baseUrl,
            unlabelled,
            exif,
            split,
            seed,
            OutputOptions.Json,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var archive = ArchivePlace.OfExisting(parsed.GetValue(path)!);
                var kind = parsed.GetValue(format);
                var folder =
                    parsed.GetValue(output)?.FullName
                    ?? (
                        archive.Directory is { } directory
                            ? Path.TrimEndingDirectorySeparator(directory) + "-" + kind.ToString().ToLowerInvariant()
                            : throw new UsageException(MessageTexts.Get("convert.noFolder"))
                    );
                try
                {
                    var options = new DatasetOptions
                    {
                        ImageBaseUrl = parsed.GetValue(baseUrl),
                        IncludeUnlabelledImages = parsed.GetValue(unlabelled),
                        AssumedFrame = parsed.GetValue(exif),
                        Split = SplitOf(parsed.GetValue(split), parsed.GetValue(seed)),
                    };
                    await EnsureIntactAsync(archive, cancellationToken);
                    var result = await JobView.ShowAsync(
                        (ObjectProgress progress) => JobPhases.OfConversion(progress),
                        progress => DatasetConverter.ConvertAsync(archive.NewSource(), kind, folder, options, progress, cancellationToken)
                    );
                    Print(result, folder);
                    return Terminal.End(
                        new ConvertDocument
                        {
                            Dataset = kind,
                            Folder = folder,
                            Projects = [.. result.Projects.Select(ConvertedProject.Of)],
                        },
                        DocumentContext.Default.ConvertDocument,
                        ExitCode.Success
                    );
                }
                catch (ArgumentException) when (parsed.GetValue(baseUrl) is not null)
                {
                    // All other values have been checked. The URL is not repeated, because it may contain a shared access signature.
                    throw new UsageException(MessageTexts.Get("convert.url"));
                }
            }
        );
        return command;
    }

    // The lists are trusted, and images are copied unread: a damaged archive would become a damaged data set.
    private static async Task EnsureIntactAsync(ArchivePlace archive, CancellationToken cancellationToken)
    {
        var verified = await JobView.ShowAsync(
            (VerificationProgress progress) => JobPhases.Of(progress),
            progress => ArchiveVerifier.VerifyAsync(archive.NewSource(), VerificationDepth.Full, progress, cancellationToken)
        );
        if (verified is { IsOwnArchive: true, IsValid: false })
        {
            throw new ArchiveFormatException(MessageTexts.Get("convert.damaged", archive.Text));
        }
    }

    private static DatasetSplit? SplitOf(string? shares, int seed) =>
        shares is null && seed == 0 ? null : ParseSplit(shares ?? "80/10/10", seed);

    private static DatasetSplit ParseSplit(string shares, int seed)
    {
        try
        {
            return DatasetSplit.Parse(shares, seed);
        }
        catch (FormatException)
        {
            throw new UsageException(MessageTexts.Get("convert.split", shares));
        }
    }

    private static void Print(DatasetResult result, string folder)
    {
        foreach (var project in result.Projects)
        {
            Terminal.Line(
                ConsoleTexts.Format(
                    "convert.project",
                    project.ProjectId,
                    ConsoleTexts.Count("count.images", project.Images),
                    ConsoleTexts.Count("count.labels", project.Annotations),
                    ConsoleTexts.Count("count.classes", project.Categories),
                    ConsoleTexts.Count("count.negatives", project.Negatives)
                )
            );
            foreach (var loss in project.Losses)
            {
                Terminal.Line("  " + ConsoleTexts.Format("convert.lost", MessageTranslator.OfReason(loss)));
            }
        }

        Terminal.Line(ConsoleTexts.Format("convert.folder", folder));
    }
}

using System.CommandLine;
using System.Globalization;
using CustomVision.DataRights.Archive.Pictures;
using CustomVision.DataRights.Datasets;
using CustomVision.DataRights.Tool.Progress;

namespace CustomVision.DataRights.Tool;

/// <summary><c>convert</c>: makes a data set for a training tool from an archive, offline.</summary>
internal static class ConvertCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("path")
        {
            Description = "The archive's base directory: the one that holds bagit.txt. " + ArchivePlace.Help,
        };
        var format = new Option<DatasetFormat>("--format")
        {
            Description = "coco, azureml, yolo, pascalvoc, imagefolder or labelstudio.",
            Required = true,
        }.Checked();
        var output = new Option<DirectoryInfo>("--output")
        {
            Description = "A new or empty folder for the data set. By default beside the archive, with the format's name.",
        };
        var baseUrl = new Option<string>("--image-base-url")
        {
            Description = "For azureml and labelstudio: the URL below which the data set will be stored.",
        };
        var unlabelled = new Option<bool>("--include-unlabelled")
        {
            Description = "Include images without labels, as images that show none of the classes.",
        };
        var exif = new Option<PictureFrame>("--exif")
        {
            Description =
                "stored or upright: the frame of boxes on images with an EXIF orientation, where the archive does not determine it.",
        }.Checked();
        var split = new Option<string>("--split")
        {
            Description = "Shares for training, validation and testing, such as 80/10/10. By default only where the format needs parts.",
        };
        var seed = new Option<int>("--seed")
        {
            Description = "The seed of the split, by default 0; the same seed gives the same division. Without --split, 80/10/10.",
        }.Checked();
        var command = new Command("convert", "Make a data set for a training tool from an archive. Needs no endpoint and no key.")
        {
            path,
            format,
            output,
            baseUrl,
            unlabelled,
            exif,
            split,
            seed,
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
                            : throw new UsageException("The archive is in no folder, so the data set has no place beside it: set --output.")
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
                    Print(
                        await JobView.ShowAsync(
                            (ObjectProgress progress) => JobPhases.OfConversion(progress),
                            progress =>
                                DatasetConverter.ConvertAsync(archive.NewSource(), kind, folder, options, progress, cancellationToken)
                        ),
                        folder
                    );
                }
                catch (ArgumentException) when (parsed.GetValue(baseUrl) is not null)
                {
                    // Every other value was checked before. The URL is not repeated: it may hold a shared access signature.
                    throw new UsageException(
                        "--image-base-url cannot be used as it is. Give an absolute URL with a scheme, a host and no query; for a "
                            + "datastore its long form, azureml://subscriptions/ID/resourcegroups/GROUP/workspaces/WORKSPACE/datastores/"
                            + "STORE/paths/PATH."
                    );
                }

                return ExitCode.Success;
            }
        );
        return command;
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
            throw new UsageException(
                $"--split: \"{shares}\" is not a split. Use two or three whole numbers such as 80/10/10 or 80/20, the first above zero, "
                    + "none above 10,000."
            );
        }
    }

    private static void Print(DatasetResult result, string folder)
    {
        foreach (var project in result.Projects)
        {
            Terminal.Line(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{project.ProjectId}: {project.Images} images, {project.Annotations} labels, {project.Categories} classes, "
                        + $"{project.Negatives} negatives."
                )
            );
            foreach (var loss in project.Losses)
            {
                Terminal.Line($"  Lost: {PlainWords.OfMessage(loss)}");
            }
        }

        Terminal.Line($"The data set: {folder}");
    }
}

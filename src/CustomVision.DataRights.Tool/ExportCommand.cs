using System.CommandLine;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Datasets;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Subjects;

namespace CustomVision.DataRights.Tool;

/// <summary><c>export</c>: everything, or what the options choose, into a folder that anyone can verify.</summary>
internal static class ExportCommand
{
    private const string SignOption = "--sign";

    public static Command Create()
    {
        var output = new Option<DirectoryInfo>("--output")
        {
            Description = "The folder for the archive: new, empty, or that of an interrupted export.",
            Required = true,
        };
        var projects = new Option<Guid[]>("--project")
        {
            Description = "A project to export; may be repeated. By default all projects.",
        }.Checked();
        var tags = new Option<string[]>("--tag") { Description = "Only images with a tag of this name; may be repeated." };
        var images = new Option<Guid[]>("--image") { Description = "Only this image; may be repeated." }.Checked();
        var datasets = new Option<DatasetFormat[]>("--dataset") { Description = "A data set format to add; may be repeated." }.Checked();
        var request = new Option<string>("--request-id") { Description = "Your id for the request; it is written to bag-info.txt." };
        var deleted = new Option<bool>("--projects-were-deleted")
        {
            Description =
                "States that all projects of an interrupted export have been deleted: the archive is completed with what the folder holds.",
        };
        var rate = new Option<double?>("--requests-per-second")
        {
            Description = "The maximum number of Training calls per second; 0 for no limit. By default 8.",
        }.Checked();
        var sign = new Option<FileInfo>(SignOption)
        {
            Description =
                "The PEM file of a private key (ECDSA or RSA) that signs the archive's digest; the signature is written beside the folder "
                    + "(.sig).",
        };
        var blank = new Option<bool>("--blank-others")
        {
            Description = "With --tag or --image: remove what the copy says about others who share the images. Pixels are unchanged.",
        };
        var keep = new Option<string[]>("--keep-tag")
        {
            Description =
                "With --blank-others: a further tag of the subject, by name or id; may be repeated. Needed where images are chosen without "
                    + "tags.",
        };
        var models = new Option<string>("--build-models")
        {
            Description =
                "Have the service build models that it does not list yet, and download them: all, or platforms with commas such as "
                    + "tensorflow,onnx:onnx12,coreml. Changes the resource: no operation deletes an exported model.",
        };
        var command = new Command("export", "Export the resource into an archive.")
        {
            output,
            projects,
            tags,
            images,
            blank,
            keep,
            datasets,
            models,
            request,
            deleted,
            rate,
            sign,
        };
        var sizes = SizeOptions.AddTo(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                EnsureUsable(
                    parsed.GetValue(blank),
                    parsed.GetValue(tags) ?? [],
                    parsed.GetValue(images) ?? [],
                    parsed.GetValue(keep) ?? []
                );
                var toBuild = ModelPlatforms.Parse(parsed.GetValue(models));
                if (toBuild is not null && (parsed.GetValue(tags) ?? []).Length + (parsed.GetValue(images) ?? []).Length > 0)
                {
                    throw new UsageException("--build-models does not go with --tag or --image: models are about everybody.");
                }

                using var session = Session.FromEnvironment(
                    AuthOption.Of(parsed),
                    parsed.GetValue(rate),
                    parsed.GetValue(sign) is { } key ? PemKey.Signer(SignOption, key.FullName) : null,
                    downloads => sizes.Apply(parsed, downloads)
                );
                var subject = new SubjectSelector { TagNames = parsed.GetValue(tags) ?? [], ImageIds = parsed.GetValue(images) ?? [] };
                return await RunAsync(
                    session.Manager,
                    new ExportRequest
                    {
                        ProjectIds = parsed.GetValue(projects) ?? [],
                        Subject = subject.TagNames.Count + subject.ImageIds.Count > 0 ? subject : null,
                        BlankOthers = parsed.GetValue(blank),
                        KeptTagNames = [.. (parsed.GetValue(keep) ?? []).Where(tag => !Guid.TryParse(tag, out _))],
                        KeptTagIds = [.. (parsed.GetValue(keep) ?? []).Where(tag => Guid.TryParse(tag, out _)).Select(Guid.Parse)],
                        Datasets = parsed.GetValue(datasets) ?? [],
                        ModelsToBuild = toBuild,
                        RequestId = parsed.GetValue(request),
                        ProjectsWereDeleted = parsed.GetValue(deleted),
                    },
                    parsed.GetValue(output)!.FullName,
                    cancellationToken
                );
            }
        );
        return command;
    }

    private static void EnsureUsable(bool blanks, string[] tags, Guid[] images, string[] kept)
    {
        if (!blanks)
        {
            if (kept.Length > 0)
            {
                throw new UsageException("--keep-tag says what --blank-others keeps: it goes with --blank-others.");
            }
        }
        else if (tags.Length + images.Length == 0)
        {
            throw new UsageException("--blank-others makes a copy for one person: choose the images with --tag or --image.");
        }
        else if (tags.Length + kept.Length == 0)
        {
            throw new UsageException(
                "--blank-others needs the person's tags where images are chosen by --image alone: name each with --keep-tag."
            );
        }
    }

    public static async Task<int> RunAsync(
        IUserDataExporter exporter,
        ExportRequest request,
        string folder,
        CancellationToken cancellationToken
    )
    {
        var result = await ExportProgressBar.ShowAsync(progress =>
            exporter.ExportAsync(request, new DirectoryArchiveSink(folder), progress, cancellationToken)
        );
        ExportSummary.Print(result, folder);
        return result.State switch
        {
            _ when result.SignatureFailure is not null => ExitCode.Failure,
            ExportState.Complete => ExitCode.Success,
            ExportState.CompleteWithDifferences => ExitCode.Differences,
            _ => ExitCode.Failure,
        };
    }
}

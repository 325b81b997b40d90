using System.CommandLine;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Datasets;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Export.Models;
using CustomVision.DataRights.Subjects;
using CustomVision.DataRights.Tool.Documents;
using CustomVision.DataRights.Tool.Progress;

namespace CustomVision.DataRights.Tool;

/// <summary><c>export</c>: everything, or what the options choose, into a folder that anyone can verify.</summary>
internal static class ExportCommand
{
    private const string SignOption = "--sign";

    public static Command Create()
    {
        var output = new Option<string>("--output")
        {
            Description = "The folder for the archive: new, empty, or that of an interrupted export. " + ArchivePlace.Help,
            Required = true,
        };
        var projects = new Option<Guid[]>("--project")
        {
            Description = "A project to export; may be repeated. By default all projects.",
        }.Checked();
        var iterations = new Option<Guid[]>("--iteration")
        {
            Description =
                "An iteration whose images are listed in the archive, and for which --build-models builds; may be repeated. By "
                + "default all.",
        }.Checked();
        var datasets = new Option<DatasetFormat[]>("--dataset") { Description = "A data set format to add; may be repeated." }.Checked();
        var request = new Option<string>("--request-id") { Description = "Your id for the request; it is written to bag-info.txt." };
        var deleted = new Option<bool>("--projects-were-deleted")
        {
            Description =
                "States that all projects of an interrupted export have been deleted: the archive is completed with what the "
                + "folder holds.",
        };
        var rate = new Option<double?>("--requests-per-second")
        {
            Description = "The maximum number of Training calls per second; 0 for no limit. By default 8.",
        }.Checked();
        var sign = new Option<FileInfo>(SignOption)
        {
            Description =
                "The PEM file of a private key (ECDSA or RSA) that signs the archive's digest; the signature is written beside "
                + "the folder (.sig).",
        };
        var blank = new Option<bool>("--blank-others")
        {
            Description = "Where images are chosen: remove what the copy says about others who share the images. Pixels are unchanged.",
        };
        var keep = new Option<string[]>("--keep-tag")
        {
            Description =
                "With --blank-others: a further tag of the subject, by name or id; may be repeated. Needed where images are "
                + "chosen without tags.",
        };
        var models = new Option<string>("--build-models")
        {
            Description =
                "Have the service build models that it does not list yet, and download them: all, or platforms with commas "
                + "such as "
                + "tensorflow,onnx:onnx12,coreml. Changes the resource: no operation deletes an exported model.",
        };
        var command = new Command("export", "Export the resource, or the images that options choose, into an archive.")
        {
            output,
            projects,
            iterations,
        };
        var (selectors, predictions) = (SelectorOptions.AddTo(command), PredictionOptions.AddTo(command));
        foreach (var option in (Option[])[blank, keep, datasets, models, request, deleted, rate, sign])
        {
            command.Add(option);
        }

        var downloads = DownloadSettings.AddTo(command);
        command.Add(OutputOptions.Json);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var place = ArchivePlace.Of(parsed.GetValue(output)!);
                var subject = selectors.Read(parsed);
                var query = predictions.Read(parsed);
                EnsureUsable(parsed.GetValue(blank), subject, parsed.GetValue(keep) ?? []);
                var toBuild = BuildableModels(parsed.GetValue(models), subject);
                using var session = Session.FromEnvironment(
                    AuthOption.Of(parsed),
                    parsed.GetValue(rate),
                    parsed.GetValue(sign) is { } key ? PemKey.Signer(SignOption, key.FullName) : null,
                    options => downloads.Apply(parsed, options)
                );
                return await RunAsync(
                    session.Manager,
                    new ExportRequest
                    {
                        ProjectIds = parsed.GetValue(projects) ?? [],
                        IterationIds = parsed.GetValue(iterations) ?? [],
                        Subject = subject,
                        Predictions = query,
                        BlankOthers = parsed.GetValue(blank),
                        KeptTagNames = [.. (parsed.GetValue(keep) ?? []).Where(tag => !Guid.TryParse(tag, out _))],
                        KeptTagIds = [.. (parsed.GetValue(keep) ?? []).Where(tag => Guid.TryParse(tag, out _)).Select(Guid.Parse)],
                        Datasets = parsed.GetValue(datasets) ?? [],
                        ModelsToBuild = toBuild,
                        RequestId = parsed.GetValue(request),
                        Language = parsed.GetValue(OutputOptions.Language)!,
                        ProjectsWereDeleted = parsed.GetValue(deleted),
                    },
                    place,
                    cancellationToken
                );
            }
        );
        return command;
    }

    public static async Task<int> RunAsync(
        IUserDataExporter exporter,
        ExportRequest request,
        ArchivePlace place,
        CancellationToken cancellationToken
    )
    {
        var result = await TagSpelling.CheckAsync(
            exporter,
            [.. request.Subject?.TagNames ?? [], .. request.KeptTagNames],
            request.ProjectIds.AsReadOnly(),
            () =>
                JobView.ShowAsync<ExportProgress, ExportResult>(
                    JobPhases.Of,
                    progress => exporter.ExportAsync(request, place.NewSink(), progress, cancellationToken)
                ),
            cancellationToken
        );
        ExportSummary.Print(result, place.Text);
        return Terminal.End(
            ExportSummary.Document(result, place.Text),
            DocumentContext.Default.ExportDocument,
            result.State switch
            {
                _ when result.SignatureFailure is not null => ExitCode.Failure,
                ExportState.Complete => ExitCode.Success,
                ExportState.CompleteWithDifferences => ExitCode.Differences,
                _ => ExitCode.Failure,
            }
        );
    }

    private static ModelsToBuild? BuildableModels(string? models, SubjectSelector? subject) =>
        ModelPlatforms.Parse(models) is not { } toBuild ? null
        : subject is null ? toBuild
        : throw new UsageException($"--build-models cannot be combined with {SelectorOptions.Names}: models concern everyone.");

    private static void EnsureUsable(bool blanks, SubjectSelector? subject, string[] kept)
    {
        if (!blanks)
        {
            if (kept.Length > 0)
            {
                throw new UsageException("--keep-tag names tags that --blank-others keeps: it requires --blank-others.");
            }
        }
        else if (subject is null)
        {
            throw new UsageException($"--blank-others makes a copy for one person: choose the images with {SelectorOptions.Names}.");
        }
        else if (subject.TagNames.Count + subject.TagIds.Count + kept.Length == 0)
        {
            throw new UsageException(
                "--blank-others needs the person's tags where images are not chosen by --tag or --tag-id: name each with --keep-tag."
            );
        }
    }
}

using System.CommandLine;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Subjects;

namespace CustomVision.DataRights.Tool;

/// <summary><c>erase plan</c>: reads the resource, and writes down every id that would go.</summary>
internal static class ErasePlanCommand
{
    public static Command Create()
    {
        var all = new Option<bool>("--all") { Description = "Every project of the account." };
        var account = new Option<bool>("--account")
        {
            Description = $"The account itself, with everything in it. Needs {ResourceSettings.ResourceIdVariable}.",
        };
        var purge = new Option<bool>("--purge")
        {
            Description = "With --account: purge the recoverable copy too. Otherwise the account can be recovered for 48 hours.",
        };
        var published = new Option<bool>("--accept-published")
        {
            Description = "With --account: accept that published iterations stop answering.",
        };
        var projects = new Option<Guid[]>("--project")
        {
            Description = "These projects, whole; may be repeated. With --tag, --image or --metadata: only search these projects.",
            AllowMultipleArgumentsPerToken = true,
        }.Checked();
        var tags = new Option<string[]>("--tag")
        {
            Description = "Images with a tag of one of these names; may be repeated.",
            AllowMultipleArgumentsPerToken = true,
        };
        var images = new Option<Guid[]>("--image")
        {
            Description = "These images; may be repeated.",
            AllowMultipleArgumentsPerToken = true,
        }.Checked();
        var metadata = new Option<string[]>("--metadata")
        {
            Description = "Images with one of these metadata, as key=value; may be repeated.",
            AllowMultipleArgumentsPerToken = true,
        };
        var predictions = new Option<Guid[]>("--prediction")
        {
            Description = "These stored predictions; may be repeated. Whole projects lose all theirs.",
            AllowMultipleArgumentsPerToken = true,
        }.Checked();
        var models = new Option<string>("--models")
        {
            Description = "What to do with models that were trained on the erased images.",
        }.AcceptOnlyFromAmong("delete", "retrain", "keep");
        var reason = new Option<string>("--reason")
        {
            Description = "The reason for --models, which the receipt states; required for keep. Do not name a person.",
        };
        var collateral = new Option<bool>("--accept-collateral")
        {
            Description = "Accept that images held only by deleted models are deleted with them.",
        };
        var emptied = new Option<bool>("--delete-emptied-tags") { Description = "Also delete tags that lose their last image." };
        var archive = new Option<DirectoryInfo>("--archive")
        {
            Description = "An archive that must contain, verified, every image to be erased.",
        };
        var drill = new Option<FileInfo>("--drill")
        {
            Description = "With --archive: the document of a drill, which must show that the archive is enough to rebuild every project.",
        };
        var output = new Option<FileInfo>("--output") { Description = "The file for the plan.", Required = true };
        var command = new Command("plan", "Make a plan of an erasure. Nothing is deleted.")
        {
            all,
            account,
            purge,
            published,
            projects,
            tags,
            images,
            metadata,
            predictions,
            models,
            reason,
            collateral,
            emptied,
            archive,
            drill,
            output,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var subject = new SubjectSelector
                {
                    TagNames = parsed.GetValue(tags) ?? [],
                    ImageIds = parsed.GetValue(images) ?? [],
                    Metadata = [.. (parsed.GetValue(metadata) ?? []).Select(Pair)],
                };
                var request =
                    parsed.GetValue(account)
                        ? AccountRequest(
                            parsed.GetValue(all),
                            parsed.GetValue(projects) ?? [],
                            subject,
                            parsed.GetValue(predictions) ?? [],
                            parsed.GetValue(purge),
                            parsed.GetValue(published)
                        )
                    : parsed.GetValue(purge) || parsed.GetValue(published)
                        ? throw new UsageException("--purge and --accept-published require --account.")
                    : Request(parsed.GetValue(all), parsed.GetValue(projects) ?? [], subject, parsed.GetValue(predictions) ?? []);
                request.Models = Decision(parsed.GetValue(models), parsed.GetValue(reason));
                request.AcceptCollateral = parsed.GetValue(collateral);
                request.DeleteEmptiedTags = parsed.GetValue(emptied);
                request.ArchiveDirectory = parsed.GetValue(archive)?.FullName;
                request.DrillProof = parsed.GetValue(drill) is { } document
                    ? DrillReport.FromJson(FileFault.Guard(document.FullName, () => File.ReadAllText(document.FullName)))
                    : null;

                using var session = Session.FromEnvironment(AuthOption.Of(parsed), parsed.GetValue(EraseCommand.Rate));
                await using var written = OutputFile.Prepare("--output", parsed.GetValue(output)!.FullName);
                await RunAsync(session.Manager, request, written, cancellationToken);
                return ExitCode.Success;
            }
        );
        return command;
    }

    public static async Task<ErasurePlan> RunAsync(
        IUserDataEraser eraser,
        ErasureRequest request,
        OutputFile file,
        CancellationToken cancellationToken
    )
    {
        var plan = await eraser.PlanErasureAsync(request, cancellationToken);
        await file.WriteAsync(plan.ToJson());
        EraseShowCommand.Print(plan);
        Terminal.Line($"The plan is in {file.Path}. Nothing was deleted.");
        return plan;
    }

    private static ErasureRequest AccountRequest(
        bool all,
        Guid[] projects,
        SubjectSelector subject,
        Guid[] predictions,
        bool purge,
        bool acceptPublished
    )
    {
        if (all || projects.Length + predictions.Length + subject.TagNames.Count + subject.ImageIds.Count + subject.Metadata.Count > 0)
        {
            throw new UsageException(
                "--account means the account with everything in it: it cannot be combined with --all, --project, --tag, --image, "
                    + "--metadata or --prediction."
            );
        }

        if (!ResourceSettings.NamesAccount)
        {
            throw new UsageException(
                $"--account needs Azure Resource Manager: set {ResourceSettings.ResourceIdVariable} to the resource id of the account "
                    + $"(Azure portal, Properties)."
            );
        }

        var request = ErasureRequest.ForAccount(purge);
        request.AcceptPublishedIterations = acceptPublished;
        return request;
    }

    private static ErasureRequest Request(bool all, Guid[] projects, SubjectSelector subject, Guid[] predictions)
    {
        var choosesImages = subject.TagNames.Count + subject.ImageIds.Count + subject.Metadata.Count > 0;
        if (all)
        {
            return projects.Length == 0 && !choosesImages && predictions.Length == 0
                ? ErasureRequest.ForEverything()
                : throw new UsageException(
                    "--all means every project of the account: it cannot be combined with --project, --tag, --image, --metadata or "
                        + "--prediction."
                );
        }

        if (choosesImages || predictions.Length > 0)
        {
            return choosesImages
                ? ErasureRequest.ForSubject(subject, projects) with
                {
                    PredictionIds = predictions,
                }
                : ErasureRequest.ForPredictions(predictions, projects);
        }

        return projects.Length > 0
            ? ErasureRequest.ForProjects(projects)
            : throw new UsageException("Choose what to erase: --all, --project, --tag, --image, --metadata or --prediction.");
    }

    private static ModelDecision? Decision(string? models, string? reason) =>
        models switch
        {
            "delete" => ModelDecision.DeleteIteration with { Reason = reason },
            "retrain" => ModelDecision.Retrain with { Reason = reason },
            "keep" => string.IsNullOrWhiteSpace(reason)
                ? throw new UsageException("--models keep needs a --reason: the receipt states it.")
                : ModelDecision.KeepWithReason(reason),
            _ => reason is null
                ? null
                : throw new UsageException("--reason says why models are deleted, retrained or kept: it requires --models."),
        };

    private static KeyValuePair<string, string> Pair(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at > 0
            ? new(text[..at], text[(at + 1)..])
            : throw new UsageException("--metadata needs a key and a value, as in --metadata patient=4711.");
    }
}

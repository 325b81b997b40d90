using System.CommandLine;
using CustomVision.DataRights.Restore;
using CustomVision.DataRights.Tool.Documents;
using CustomVision.DataRights.Tool.Progress;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary><c>restore</c>: restores an archive into a resource.</summary>
internal static class RestoreCommand
{
    private const int MostRefused = 20;

    public static Command Create()
    {
        var archive = new Argument<string>("archive") { Description = HelpTexts.Get("archive", ArchivePlace.Help) };
        var options = new RestoreOptions();
        var dryRun = new Option<bool>("--dry-run") { Description = HelpTexts.Get("restore.dryRun") };
        var train = new Option<bool>("--train") { Description = HelpTexts.Get("restore.train") };
        var work = new Option<DirectoryInfo>("--work") { Description = HelpTexts.Get("restore.work") };
        var command = new Command("restore", HelpTexts.Get("restore")) { archive, dryRun, train, work, OutputOptions.Json };
        options.AddTo(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var place = ArchivePlace.OfExisting(parsed.GetValue(archive)!);
                var request = options.RequestOf(parsed, needsReceipts: true);
                request.DryRun = parsed.GetValue(dryRun);
                request.Train = parsed.GetValue(train);
                request.WorkDirectory = parsed.GetValue(work)?.FullName;
                if (request.WorkDirectory is { } folder && ArchiveVerifier.FindEnclosing(Path.Combine(folder, "journal.jsonl")) is { } bag)
                {
                    throw new UsageException(MessageTexts.Get("restore.work", bag));
                }

                if (place.Directory is null && request.WorkDirectory is null)
                {
                    throw new UsageException(MessageTexts.Get("restore.noFolder"));
                }

                if (request.Train)
                {
                    Terminal.Line(ConsoleTexts.Get("restore.trains"));
                }

                using var session = RestoreSession.FromEnvironment(AuthOption.Of(parsed), options.RateOf(parsed));
                var result = await JobView.ShowAsync(
                    (ObjectProgress progress) => JobPhases.OfRestore(progress),
                    progress => session.Restorer.RestoreAsync(place.NewSource(), request, progress, cancellationToken)
                );
                Print(result);
                return Terminal.End(
                    Document(result),
                    DocumentContext.Default.RestoreDocument,
                    result.Refused.Count == 0 ? ExitCode.Success : ExitCode.Differences
                );
            }
        );
        return command;
    }

    public static void PrintRefused(IReadOnlyList<RefusedObject> refused)
    {
        Terminal.List(
            refused,
            MostRefused,
            item =>
            {
                var what =
                    item.Id == item.ProjectId
                        ? ConsoleTexts.Format("restore.training", item.ProjectId)
                        : ConsoleTexts.Format("restore.image", item.Id, item.ProjectId);
                Terminal.Line(ConsoleTexts.Format("restore.refused", what, MessageTranslator.OfLibrary(item.Reason)));
            },
            "restore.refused.more"
        );
    }

    private static void Print(RestoreResult result)
    {
        foreach (var warning in result.Warnings)
        {
            Terminal.Line(ConsoleTexts.Format("warning", MessageTranslator.OfLibrary(warning)));
        }

        foreach (var project in result.Projects)
        {
            Terminal.Info(
                ConsoleTexts.Format(
                    "restore.project",
                    project.RestoredId is { } id ? $"{project.ArchivedId} -> {id}" : project.ArchivedId,
                    ConsoleTexts.Count("count.tags", project.Tags),
                    ConsoleTexts.Count("count.images", project.Images),
                    ConsoleTexts.Count("count.regions", project.Regions),
                    ConsoleTexts.Count("count.images", project.United),
                    ConsoleTexts.Count("count.uploads", project.Uploads)
                )
            );
        }

        PrintRefused(result.Refused);
        if (result.Erased > 0)
        {
            Terminal.Line(
                ConsoleTexts.Format(ConsoleTexts.KeyOf("restore.erased", result.Erased), ConsoleTexts.Count("count.objects", result.Erased))
            );
        }

        foreach (var item in result.NotRestorable)
        {
            Terminal.Info(ConsoleTexts.Format("restore.notRestorable", MessageTranslator.OfLibrary(item)));
        }

        Action<string> say = result.State == RestoreState.Incomplete ? Terminal.Line : Terminal.Info;
        say(
            ConsoleTexts.Format(
                "restore.result",
                ConsoleTexts.Of(result.State),
                ConsoleTexts.Count("count.projects", result.Projects.Count),
                ConsoleTexts.Count("count.images", result.Projects.Sum(project => project.Images)),
                ConsoleTexts.Count("count.objects", result.Refused.Count),
                result.Erased
            )
        );
        if (result.MapPath is { } map)
        {
            Terminal.Info(ConsoleTexts.Format("restore.map", map));
        }
    }

    private static RestoreDocument Document(RestoreResult result) =>
        new()
        {
            State = result.State,
            ArchiveDigest = result.ArchiveDigest,
            ExportState = result.ExportState,
            Resumed = result.Resumed,
            Projects = result.Projects,
            Refused = result.Refused,
            Erased = result.Erased,
            NotRestorable = result.NotRestorable,
            Warnings = result.Warnings,
            Map = result.MapPath,
        };
}

using System.CommandLine;
using System.Globalization;
using CustomVision.DataRights.Restore;

namespace CustomVision.DataRights.Tool;

/// <summary><c>restore</c>: an archive given back to a resource.</summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        var archive = new Argument<DirectoryInfo>("archive")
        {
            Description = "The archive's base directory: the one that holds bagit.txt.",
        };
        var options = new RestoreOptions();
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would be created." };
        var train = new Option<bool>("--train") { Description = "Train each restored project once. Training costs money." };
        var work = new Option<DirectoryInfo>("--work")
        {
            Description = "The directory of the journal and of restore.json. By default the archive's path with .restore appended.",
        };
        var command = new Command(
            "restore",
            "Restore the projects of an archive into the resource. An interrupted restore resumes when it is run again."
        )
        {
            archive,
            dryRun,
            train,
            work,
        };
        options.AddTo(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var request = options.RequestOf(parsed, needsReceipts: true);
                (request.DryRun, request.Train, request.WorkDirectory) = (
                    parsed.GetValue(dryRun),
                    parsed.GetValue(train),
                    parsed.GetValue(work)?.FullName
                );
                if (
                    request.WorkDirectory is { } folder
                    && CustomVision.DataRights.ArchiveVerifier.FindEnclosing(Path.Combine(folder, "journal.jsonl")) is { } bag
                )
                {
                    throw new UsageException(
                        $"--work lies in the archive {bag}, and would make it invalid. Name a directory outside of it."
                    );
                }

                if (request.Train)
                {
                    Terminal.Line("Each restored project will be trained once, which costs money.");
                }

                using var session = RestoreSession.FromEnvironment(AuthOption.Of(parsed), options.RateOf(parsed));
                var result = await session.Restorer.RestoreAsync(
                    parsed.GetValue(archive)!.FullName,
                    request,
                    new Lines(),
                    cancellationToken
                );
                Print(result);
                return result.Refused.Count == 0 ? ExitCode.Success : ExitCode.Differences;
            }
        );
        return command;
    }

    public static void Print(RestoreResult result)
    {
        foreach (var warning in result.Warnings)
        {
            Terminal.Line($"Warning: {warning}");
        }

        foreach (var project in result.Projects)
        {
            Terminal.Line(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Project {project.ArchivedId}{(project.RestoredId is { } id ? $" -> {id}" : "")}: {project.Tags} tags, "
                        + $"{project.Images} images, {project.Regions} regions; {project.United} images united with others of equal bytes; "
                        + $"{project.Uploads} uploads."
                )
            );
        }

        foreach (var refused in result.Refused)
        {
            Terminal.Line($"Not restored: {refused.Id} of project {refused.ProjectId}: {refused.Status}. {refused.Reason}");
        }

        if (result.Erased > 0)
        {
            Terminal.Line(
                string.Create(CultureInfo.InvariantCulture, $"Not restored: {result.Erased} objects that receipts say were erased.")
            );
        }

        foreach (var item in result.NotRestorable)
        {
            Terminal.Line($"Not given back by any operation: {item}");
        }

        Terminal.Line(result.ToString());
        if (result.MapPath is { } map)
        {
            Terminal.Line($"Old and new ids: {map}");
        }
    }

    private sealed class Lines : IProgress<RestoreProgress>
    {
        private long _last = -1;

        public void Report(RestoreProgress value)
        {
            var tenth = value.ObjectsDone / 1000;
            if (Interlocked.Exchange(ref _last, tenth) != tenth)
            {
                Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{value.ObjectsDone} images restored"));
            }
        }
    }
}

using System.CommandLine;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Restore;

namespace CustomVision.DataRights.Tool;

/// <summary><c>drill</c>: whether an archive is enough to rebuild every project.</summary>
internal static class DrillCommand
{
    private const int MostDifferences = 20;

    public static Command Create()
    {
        var archive = new Argument<DirectoryInfo>("archive")
        {
            Description = "The archive's base directory: the one that holds bagit.txt.",
        };
        var output = new Option<FileInfo>("--output")
        {
            Description = "The file for the drill's document, which erase plan takes with --drill.",
        };
        var resource = new Option<bool>("--resource")
        {
            Description =
                "Restore into the resource of the environment in place of an emulator inside this program. The restored projects stay "
                    + "there.",
        };
        var options = new RestoreOptions();
        var command = new Command(
            "drill",
            "Restore an archive, export the result, and compare. Exit code 0: equal; 3: different; 1: not run."
        )
        {
            archive,
            output,
            resource,
        };
        options.AddTo(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var folder = parsed.GetValue(archive)!.FullName;
                var intoResource = parsed.GetValue(resource);
                var request = options.RequestOf(parsed, needsReceipts: intoResource);
                var file = parsed.GetValue(output) is { } path ? OutputFile.Prepare("--output", path.FullName) : null;
                try
                {
                    var drill = intoResource
                        ? await InResourceAsync(folder, request, AuthOption.Of(parsed), options.RateOf(parsed), cancellationToken)
                        : await InEmulatorAsync(folder, request, cancellationToken);
                    Print(drill);
                    if (file is not null)
                    {
                        await file.WriteAsync(drill.Report.ToJson());
                        Terminal.Line($"The document of the drill is in {file.Path}.");
                    }

                    return drill.Report.Passed ? ExitCode.Success : ExitCode.Differences;
                }
                finally
                {
                    if (file is not null)
                    {
                        await file.DisposeAsync();
                    }
                }
            }
        );
        return command;
    }

    /// <summary>
    /// Drills into an emulator inside this program, without the limits of a tier: the archive says what the service has taken.
    /// </summary>
    public static async Task<DrillResult> InEmulatorAsync(string folder, RestoreRequest request, CancellationToken cancellationToken)
    {
        var options = new EmulatorOptions();
        (options.Behavior.Images.EnforceSizes, options.Behavior.Images.LooseMetadataLimits) = (false, true);
        var resource = options.Behavior.Resource;
        (resource.MaxProjects, resource.MaxTagsPerProject, resource.MaxImagesPerProject) = (int.MaxValue, int.MaxValue, int.MaxValue);
        await using var emulator = await TrainingEmulator.StartAsync(options, cancellationToken);
        emulator.Requests.IsEnabled = false;
        using var session = RestoreSession.ForEmulator(emulator.Endpoint, emulator.TrainingKey);
        return await ArchiveDrill.RunAsync(folder, session.Restorer, session.Exporter, request, cancellationToken);
    }

    public static void Print(DrillResult drill)
    {
        foreach (var difference in drill.Comparison.Differences.Take(MostDifferences))
        {
            Terminal.Line(difference.ToString());
        }

        foreach (var refused in drill.Restore.Refused.Take(MostDifferences))
        {
            Terminal.Line($"Not restored: {refused.Id} of project {refused.ProjectId}: {refused.Status}. {refused.Reason}");
        }

        Terminal.Line(drill.Report.Sentence);
    }

    private static async Task<DrillResult> InResourceAsync(
        string folder,
        RestoreRequest request,
        AuthMode? auth,
        double? requestsPerSecond,
        CancellationToken cancellationToken
    )
    {
        using var session = RestoreSession.FromEnvironment(auth, requestsPerSecond);
        return await ArchiveDrill.RunAsync(folder, session.Restorer, session.Exporter, request, cancellationToken);
    }
}

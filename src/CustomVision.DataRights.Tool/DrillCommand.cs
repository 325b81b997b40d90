using System.CommandLine;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Restore;
using CustomVision.DataRights.Tool.Documents;
using CustomVision.DataRights.Tool.Progress;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary><c>drill</c>: shows whether an archive is sufficient to rebuild every project.</summary>
internal static class DrillCommand
{
    public static Command Create()
    {
        var archive = new Argument<string>("archive") { Description = HelpTexts.Get("archive", ArchivePlace.Help) };
        var output = new Option<FileInfo>("--output") { Description = HelpTexts.Get("drill.output") };
        var resource = new Option<bool>("--resource") { Description = HelpTexts.Get("drill.resource") };
        var options = new RestoreOptions();
        var command = new Command("drill", HelpTexts.Get("drill")) { archive, output, resource, OutputOptions.Json };
        options.AddTo(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var place = ArchivePlace.OfExisting(parsed.GetValue(archive)!);
                var intoResource = parsed.GetValue(resource);
                var request = options.RequestOf(parsed, needsReceipts: intoResource);
                var file = parsed.GetValue(output) is { } path ? OutputFile.Prepare("--output", path.FullName) : null;
                try
                {
                    var drill = intoResource
                        ? await InResourceAsync(place, request, AuthOption.Of(parsed), options.RateOf(parsed), cancellationToken)
                        : await InEmulatorAsync(place, request, cancellationToken);
                    Print(drill);
                    if (file is not null)
                    {
                        await file.WriteAsync(drill.Report.ToJson());
                        Terminal.Info(ConsoleTexts.Format("drill.document", file.Path));
                    }

                    var document = new DrillDocument
                    {
                        Report = drill.Report,
                        Output = file?.Path,
                        Differences = drill.Comparison.Differences,
                        Refused = drill.Restore.Refused,
                    };
                    return Terminal.End(
                        document,
                        DocumentContext.Default.DrillDocument,
                        drill.Report.Passed ? ExitCode.Success : ExitCode.Differences
                    );
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
    /// Runs the drill in an emulator in this process. The limits of the pricing tier are off, because the service has already accepted the
    /// archive's content.
    /// </summary>
    public static async Task<DrillResult> InEmulatorAsync(ArchivePlace place, RestoreRequest request, CancellationToken cancellationToken)
    {
        var options = new EmulatorOptions();
        (options.Behavior.Images.EnforceSizes, options.Behavior.Images.LooseMetadataLimits) = (false, true);
        var resource = options.Behavior.Resource;
        (resource.MaxProjects, resource.MaxTagsPerProject, resource.MaxImagesPerProject) = (int.MaxValue, int.MaxValue, int.MaxValue);
        await using var emulator = await TrainingEmulator.StartAsync(options, cancellationToken);
        emulator.Requests.IsEnabled = false;
        using var session = RestoreSession.ForEmulator(emulator.Endpoint, emulator.TrainingKey);
        return await RunAsync(place, session, request, cancellationToken);
    }

    public static void Print(DrillResult drill)
    {
        CompareCommand.PrintDifferences(drill.Comparison.Differences);
        RestoreCommand.PrintRefused(drill.Restore.Refused);
        Action<string> say = drill.Report.Passed ? Terminal.Info : Terminal.Line;
        say(Conclusion(drill.Report));
        if (drill.Report is { PartialScope: not null, ImagesLeftOut: { } images })
        {
            var count = ConsoleTexts.Count("count.images", images);
            Terminal.Line(ConsoleTexts.Format(ConsoleTexts.KeyOf("drill.lacks", images), count));
        }

        if (drill.Report.ExportState is { } state && state != nameof(ExportState.Complete))
        {
            Terminal.Line(ConsoleTexts.Format("verify.exportEnded", MessageTranslator.OfExport(state), ArchiveLayout.Report));
        }
    }

    private static string Conclusion(DrillReport report) =>
        ConsoleTexts.Format(
            report.Passed ? "drill.passed"
                : report.PartialScope is null ? "drill.failed"
                : "drill.partial",
            ConsoleTexts.Count("count.projects", report.Projects),
            ConsoleTexts.Count("count.tags", report.Tags),
            ConsoleTexts.Count("count.images", report.Images),
            ConsoleTexts.Count("count.regions", report.Regions),
            ConsoleTexts.Count("count.differences", report.Differences),
            ConsoleTexts.Count("count.objects", report.NotRestored)
        );

    private static Task<DrillResult> RunAsync(
        ArchivePlace place,
        RestoreSession session,
        RestoreRequest request,
        CancellationToken cancellationToken
    ) =>
        JobView.ShowAsync<DrillProgress, DrillResult>(
            JobPhases.Of,
            progress => ArchiveDrill.RunAsync(place.NewSource(), session.Restorer, session.Exporter, request, progress, cancellationToken)
        );

    private static async Task<DrillResult> InResourceAsync(
        ArchivePlace place,
        RestoreRequest request,
        AuthMode? auth,
        double? requestsPerSecond,
        CancellationToken cancellationToken
    )
    {
        using var session = RestoreSession.FromEnvironment(auth, requestsPerSecond);
        return await RunAsync(place, session, request, cancellationToken);
    }
}

using System.CommandLine;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Datasets;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Export.Models;
using CustomVision.DataRights.Export.Units;
using CustomVision.DataRights.Subjects;
using CustomVision.DataRights.Tool.Documents;
using CustomVision.DataRights.Tool.Progress;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary><c>export</c>: exports everything, or the data selected by the options, to a verifiable folder.</summary>
internal static class ExportCommand
{
    private const string SignOption = "--sign";

    public static Command Create()
    {
        var output = new Option<string>("--output") { Description = HelpTexts.Get("export.output", ArchivePlace.Help), Required = true };
        var projects = new Option<Guid[]>("--project") { Description = HelpTexts.Get("export.project") }.Checked("project");
        var iterations = new Option<Guid[]>("--iteration") { Description = HelpTexts.Get("export.iteration") }.Checked();
        var datasets = new Option<DatasetFormat[]>("--dataset") { Description = HelpTexts.Get("export.dataset") }.Checked();
        var request = new Option<string>("--request-id") { Description = HelpTexts.Get("export.request") };
        var perProject = new Option<bool>("--archive-per-project") { Description = HelpTexts.Get("export.perProject") };
        var deleted = new Option<bool>("--projects-were-deleted") { Description = HelpTexts.Get("export.deleted") };
        var rate = new Option<double?>("--requests-per-second") { Description = HelpTexts.Get("rate") }.InRange(0, 1000);
        var sign = new Option<FileInfo>(SignOption) { Description = HelpTexts.Get("export.sign") };
        var blank = new Option<bool>("--blank-others") { Description = HelpTexts.Get("export.blank") };
        var keep = new Option<string[]>("--keep-tag") { Description = HelpTexts.Get("export.keep") };
        var models = new Option<string>("--build-models") { Description = HelpTexts.Get("export.models") };
        var command = new Command("export", HelpTexts.Get("export")) { output, projects, iterations };
        var (selectors, predictions) = (SelectorOptions.AddTo(command), PredictionOptions.AddTo(command));
        foreach (var option in (Option[])[blank, keep, datasets, models, perProject, request, deleted, rate, sign])
        {
            command.Add(option);
        }

        var downloads = DownloadSettings.AddTo(command);
        command.Add(OutputOptions.Json);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var place = EnsureNoZip(ArchivePlace.Of(parsed.GetValue(output)!));
                var subject = selectors.Read(parsed);
                var query = predictions.Read(parsed);
                EnsureWhole(parsed.GetValue(perProject), subject, parsed.GetValue(iterations) ?? []);
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
                    cancellationToken,
                    parsed.GetValue(perProject) ? session.Groups : null
                );
            }
        );
        return command;
    }

    public static async Task<int> RunAsync(
        IUserDataExporter exporter,
        ExportRequest request,
        ArchivePlace place,
        CancellationToken cancellationToken,
        IArchiveGroupExporter? groups = null
    )
    {
        var result = await ExportAsync(exporter, request, place, groups, cancellationToken);
        var group = groups is null ? null : place.Text;
        place = groups is null ? place : place.Account;
        ExportSummary.Print(result, place.Text, group);
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

    private static async Task<ExportResult> ExportAsync(
        IUserDataExporter exporter,
        ExportRequest request,
        ArchivePlace place,
        IArchiveGroupExporter? groups,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await TagSpelling.CheckAsync(
                exporter,
                [.. request.Subject?.TagNames ?? [], .. request.KeptTagNames],
                request.ProjectIds.AsReadOnly(),
                () =>
                    JobView.ShowAsync<ExportProgress, ExportResult>(
                        JobPhases.Of,
                        progress =>
                            groups is null
                                ? exporter.ExportAsync(request, place.NewSink(), progress, cancellationToken)
                                : ExportGroupAsync(groups, request, place.NewGroup(), progress, cancellationToken)
                    ),
                cancellationToken
            );
        }
        catch (ExportConflictException conflict)
        {
            throw new UsageException(RequestDifferences.Explain(conflict.Differences, request, place.Text));
        }
    }

    // The sizes cover all archives; everything else comes from the report of the account's archive.
    private static async Task<ExportResult> ExportGroupAsync(
        IArchiveGroupExporter groups,
        ExportRequest request,
        IArchiveGroup archives,
        IProgress<ExportProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var result = await groups.ExportAsync(request, archives, progress, cancellationToken);
        return result.Report with { Files = result.Files, Bytes = result.Bytes };
    }

    private static ArchivePlace EnsureNoZip(ArchivePlace place) =>
        place.Directory?.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) == true
            ? throw new UsageException(MessageTexts.Get("export.zip", place.Text))
            : place;

    private static void EnsureWhole(bool isPerProject, SubjectSelector? subject, Guid[] iterations)
    {
        if (isPerProject && (subject is not null || iterations.Length > 0))
        {
            throw new UsageException(MessageTexts.Get("export.perProject", SelectorOptions.Names));
        }
    }

    private static ModelsToBuild? BuildableModels(string? models, SubjectSelector? subject) =>
        ModelPlatforms.Parse(models) is not { } toBuild ? null
        : subject is null ? toBuild
        : throw new UsageException(MessageTexts.Get("export.models.subject", SelectorOptions.Names));

    private static void EnsureUsable(bool blanks, SubjectSelector? subject, string[] kept)
    {
        if (!blanks)
        {
            if (kept.Length > 0)
            {
                throw new UsageException(MessageTexts.Get("export.keep"));
            }
        }
        else if (subject is null)
        {
            throw new UsageException(MessageTexts.Get("export.blank", SelectorOptions.Names));
        }
        else if (subject.TagNames.Count + subject.TagIds.Count + kept.Length == 0)
        {
            throw new UsageException(MessageTexts.Get("export.blank.tags"));
        }
    }
}

using System.CommandLine;
using CustomVision.DataRights.Metering;
using CustomVision.DataRights.Tool.Documents;
using CustomVision.DataRights.Tool.Progress;
using CustomVision.DataRights.Tool.Texts;
using CustomVision.DataRights.Training;
using Spectre.Console;

namespace CustomVision.DataRights.Tool;

/// <summary><c>list</c>: lists the account's projects with their counts.</summary>
internal static class ListCommand
{
    private static readonly string[] Counted =
    [
        "list.images",
        "list.tagged",
        "list.tags",
        "list.iterations",
        "list.published",
        "list.predictions",
    ];

    public static Command Create()
    {
        var command = new Command("list", HelpTexts.Get("list")) { OutputOptions.Json };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                using var session = Session.FromEnvironment(AuthOption.Of(parsed));
                return await PrintAsync(session.Manager, Invocation.Current.Time, cancellationToken);
            }
        );
        return command;
    }

    /// <summary>Prints the projects; a project that cannot be counted is listed with the reason.</summary>
    public static async Task<int> PrintAsync(IUserDataExporter exporter, TimeProvider time, CancellationToken cancellationToken)
    {
        var projects = await JobView.ShowAsync<ReadingProgress, List<ListedProject>>(
            JobPhases.OfReading(MessageTexts.Get("phase.counting")),
            progress => CountAsync(exporter, progress, time, cancellationToken)
        );
        var now = time.GetUtcNow();
        var document = new ListDocument { Projects = projects, Warning = ShutOff.EnglishAt(now) };
        Print(document, ShutOff.WarningAt(now));
        return Terminal.End(
            document,
            DocumentContext.Default.ListDocument,
            projects.TrueForAll(project => project.Failure is null) ? ExitCode.Success : ExitCode.Failure
        );
    }

    private static void Print(ListDocument list, string? warning)
    {
        if (list.Projects.Count > 0)
        {
            var table = new Table()
                .Border(TableBorder.Rounded)
                .AddColumns(new TableColumn(ConsoleTexts.Get("list.project")).NoWrap(), new TableColumn(ConsoleTexts.Get("list.name")))
                .AddColumns([.. Counted.Select(name => new TableColumn(ConsoleTexts.Get(name)).RightAligned())]);
            foreach (var project in list.Projects)
            {
                int?[] counts =
                [
                    project.Images,
                    project.TaggedImages,
                    project.Tags,
                    project.Iterations,
                    project.PublishedIterations,
                    project.Predictions,
                ];
                table.AddRow([project.Id.ToString(), TerminalText.Cell(project.Name), .. counts.Select(Text)]);
            }

            Terminal.Write(table);
        }

        var count = list.Projects.Count;
        Terminal.Line(
            count == 0 ? ConsoleTexts.Get("list.none") : ConsoleTexts.Format("list.total", ConsoleTexts.Count("count.projects", count))
        );
        PrintMissingModels(list);
        if (warning is not null)
        {
            Terminal.Line(ConsoleTexts.Format("warning", warning));
        }

        foreach (var project in list.Projects.Where(project => project.Failure is not null))
        {
            Terminal.Error(MessageTexts.Get("list.failure", project.Name, project.Id, MessageTranslator.OfLibrary(project.Failure!)));
        }
    }

    private static void PrintMissingModels(ListDocument list)
    {
        if (!list.Projects.Any(project => project.MissingModels is { Count: > 0 }))
        {
            return;
        }

        Terminal.Info(ConsoleTexts.Get("list.missing"));
        foreach (var project in list.Projects)
        {
            foreach (var missing in project.MissingModels ?? [])
            {
                Terminal.Info(
                    "  "
                        + ConsoleTexts.Format(
                            missing.CanBeBuilt ? "list.missing.item" : "list.missing.never",
                            Place.OfIteration(missing.IterationId, missing.Name),
                            Place.OfProject(project.Id, project.Name)
                        )
                );
            }
        }
    }

    private static async Task<List<ListedProject>> CountAsync(
        IUserDataExporter exporter,
        IProgress<ReadingProgress>? progress,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var listed = (await exporter.ExportProjectsAsync(cancellationToken)).OrderBy(project => project.Created).ToList();
        var projects = new List<ListedProject>();
        var meter = ReadingMeter.Create(progress, time, listed.Count);
        foreach (var project in listed)
        {
            projects.Add(await CountAsync(exporter, project, meter, cancellationToken));
            meter.Update(report => report with { ProjectsDone = projects.Count });
        }

        return projects;
    }

    private static async Task<ListedProject> CountAsync(
        IUserDataExporter exporter,
        Project project,
        ProgressMeter meter,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var iterations = await exporter.ExportIterationsAsync(project.Id, cancellationToken);
            var missing = await MissingModels.FindAsync(exporter, project.Id, iterations, cancellationToken);
            var tagged = await CountAsync(exporter.ExportTaggedImagesAsync(project.Id, cancellationToken: cancellationToken), meter);
            var untagged = await CountAsync(exporter.ExportUntaggedImagesAsync(project.Id, cancellationToken: cancellationToken), meter);
            return new ListedProject
            {
                Id = project.Id,
                Name = project.Name,
                Images = tagged + untagged,
                TaggedImages = tagged,
                Tags = (await exporter.ExportTagsAsync(project.Id, cancellationToken: cancellationToken)).Count,
                Iterations = iterations.Count,
                PublishedIterations = iterations.Count(iteration => iteration.PublishName is not null),
                Predictions = await CountAsync(exporter.ExportPredictionsAsync(project.Id, cancellationToken: cancellationToken), meter),
                MissingModels = missing,
            };
        }
        catch (DataRightsException fault)
        {
            return new ListedProject
            {
                Id = project.Id,
                Name = project.Name,
                Failure = MessageTranslator.OfMessage(fault.Message),
            };
        }
    }

    private static string Text(int? count) => count is { } number ? ConsoleTexts.Language.Number(number) : "?";

    private static async Task<int> CountAsync<T>(IAsyncEnumerable<T> items, ProgressMeter meter)
    {
        var count = 0;
        await foreach (var _ in items)
        {
            count++;
            meter.Objects.Add(1);
            meter.Tick();
        }

        return count;
    }
}

using System.CommandLine;
using System.Globalization;
using CustomVision.DataRights.Training;
using Spectre.Console;

namespace CustomVision.DataRights.Tool;

/// <summary><c>list</c>: the account's projects with their counts.</summary>
internal static class ListCommand
{
    private const int Columns = 8;

    public static Command Create()
    {
        var command = new Command("list", "List the projects of the resource with their counts.");
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                using var session = Session.FromEnvironment(AuthOption.Of(parsed));
                return await PrintAsync(session.Manager, TimeProvider.System, cancellationToken);
            }
        );
        return command;
    }

    /// <summary>Prints what can be read; a project that cannot be counted is named with the reason.</summary>
    public static async Task<int> PrintAsync(IUserDataExporter exporter, TimeProvider time, CancellationToken cancellationToken)
    {
        var table = new Table()
            .Border(TableBorder.Rounded)
            .AddColumns("Project", "Name")
            .AddColumns(Right("Images"), Right("Tagged"), Right("Tags"), Right("Iterations"), Right("Published"), Right("Predictions"));
        var projects = (await exporter.ExportProjectsAsync(cancellationToken)).OrderBy(project => project.Created).ToList();
        var failures = new List<string>();
        var withoutModel = new List<string>();
        foreach (var project in projects)
        {
            string[] name = [project.Id.ToString(), TerminalText.Cell(project.Name)];
            try
            {
                var iterations = await exporter.ExportIterationsAsync(project.Id, cancellationToken);
                var lacking = await MissingModels.DescribeAsync(exporter, project, iterations, cancellationToken);
                table.AddRow([.. name, .. await CountAsync(exporter, project, iterations, cancellationToken)]);
                withoutModel.AddRange(lacking);
            }
            catch (DataRightsException fault)
            {
                table.AddRow([.. name, .. Enumerable.Repeat("?", Columns - name.Length)]);
                failures.Add($"Project \"{project.Name}\" ({project.Id}) could not be counted: {fault.Message}");
            }
        }

        if (projects.Count > 0)
        {
            Terminal.Write(table);
        }

        Terminal.Line(
            projects.Count switch
            {
                0 => "0 projects. If this account should have some, check the endpoint and the key: an empty answer looks the same.",
                1 => "1 project.",
                var count => string.Create(CultureInfo.InvariantCulture, $"{count} projects."),
            }
        );
        if (withoutModel.Count > 0)
        {
            Terminal.Line("Iterations without a model file (export --build-models has them built):");
            withoutModel.ForEach(Terminal.Line);
        }

        if (ShutOff.WarningAt(time.GetUtcNow()) is { } warning)
        {
            Terminal.Line($"Warning: {warning}");
        }

        failures.ForEach(Terminal.Error);
        return failures.Count == 0 ? ExitCode.Success : ExitCode.Failure;
    }

    private static async Task<string[]> CountAsync(
        IUserDataExporter exporter,
        Project project,
        IReadOnlyList<Iteration> iterations,
        CancellationToken cancellationToken
    )
    {
        var tagged = await CountAsync(exporter.ExportTaggedImagesAsync(project.Id, cancellationToken: cancellationToken));
        var untagged = await CountAsync(exporter.ExportUntaggedImagesAsync(project.Id, cancellationToken: cancellationToken));
        return
        [
            Text(tagged + untagged),
            Text(tagged),
            Text((await exporter.ExportTagsAsync(project.Id, cancellationToken: cancellationToken)).Count),
            Text(iterations.Count),
            Text(iterations.Count(iteration => iteration.PublishName is not null)),
            Text(await CountAsync(exporter.ExportPredictionsAsync(project.Id, cancellationToken: cancellationToken))),
        ];
    }

    private static TableColumn Right(string name) => new TableColumn(name).RightAligned();

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static async Task<int> CountAsync<T>(IAsyncEnumerable<T> items)
    {
        var count = 0;
        await foreach (var _ in items)
        {
            count++;
        }

        return count;
    }
}

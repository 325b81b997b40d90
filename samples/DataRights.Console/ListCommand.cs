using System.CommandLine;
using CustomVision.DataRights;
using Spectre.Console;

namespace DataRights;

/// <summary><c>list</c>: the account's projects with their counts.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var command = new Command("list", "List the projects of the resource with their counts.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var session = Session.FromEnvironment(AuthOption.Of(parsed));
            await PrintAsync(session.Manager, cancellationToken);
            return ExitCode.Success;
        });
        return command;
    }

    public static async Task PrintAsync(IUserDataExporter exporter, CancellationToken cancellationToken)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumns("Project", "Name")
            .AddColumns(Right("Images"), Right("Tagged"), Right("Tags"), Right("Iterations"), Right("Published"), Right("Predictions"));
        foreach (var project in (await exporter.ExportProjectsAsync(cancellationToken)).OrderBy(project => project.Created))
        {
            var tagged = await CountAsync(exporter.ExportTaggedImagesAsync(project.Id, cancellationToken: cancellationToken));
            var untagged = await CountAsync(exporter.ExportUntaggedImagesAsync(project.Id, cancellationToken: cancellationToken));
            var iterations = await exporter.ExportIterationsAsync(project.Id, cancellationToken);
            table.AddRow(
                project.Id.ToString(),
                Markup.Escape(project.Name),
                Text(tagged + untagged),
                Text(tagged),
                Text((await exporter.ExportTagsAsync(project.Id, cancellationToken: cancellationToken)).Count),
                Text(iterations.Count),
                Text(iterations.Count(iteration => iteration.PublishName is not null)),
                Text(await CountAsync(exporter.ExportPredictionsAsync(project.Id, cancellationToken: cancellationToken))));
        }

        Terminal.Write(table);
    }

    private static TableColumn Right(string name) => new TableColumn(name).RightAligned();

    private static string Text(int count) => count.ToString(System.Globalization.CultureInfo.InvariantCulture);

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

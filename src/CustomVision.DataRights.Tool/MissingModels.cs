using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tool;

/// <summary>The iterations that have no model file yet.</summary>
internal static class MissingModels
{
    private const string Done = "Done";

    /// <summary>Describes a project's trained iterations for which the service lists no finished model.</summary>
    public static async Task<IReadOnlyList<string>> DescribeAsync(
        IUserDataExporter exporter,
        Project project,
        IEnumerable<Iteration> iterations,
        CancellationToken cancellationToken
    )
    {
        var lines = new List<string>();
        foreach (
            var iteration in iterations.Where(iteration => iteration.Status == IterationStatus.Completed || iteration.TrainedAt is not null)
        )
        {
            var models = await exporter.ExportExportedModelsAsync(project.Id, iteration.Id, cancellationToken);
            if (!models.Any(model => model.Status == Done))
            {
                lines.Add(
                    $"  \"{iteration.Name}\" ({iteration.Id}) of project \"{project.Name}\""
                        + (iteration.Exportable ? string.Empty : ": none can be built; retrain it in a compact domain")
                );
            }
        }

        return lines;
    }
}

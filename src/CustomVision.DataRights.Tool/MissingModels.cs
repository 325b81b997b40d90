using CustomVision.DataRights.Tool.Documents;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tool;

/// <summary>Finds trained iterations without a model file.</summary>
internal static class MissingModels
{
    private const string Done = "Done";

    /// <summary>Finds a project's trained iterations for which the service lists no finished model.</summary>
    public static async Task<IReadOnlyList<MissingModel>> FindAsync(
        IUserDataExporter exporter,
        Guid projectId,
        IEnumerable<Iteration> iterations,
        CancellationToken cancellationToken
    )
    {
        var missing = new List<MissingModel>();
        foreach (
            var iteration in iterations.Where(iteration => iteration.Status == IterationStatus.Completed || iteration.TrainedAt is not null)
        )
        {
            var models = await exporter.ExportExportedModelsAsync(projectId, iteration.Id, cancellationToken);
            if (!models.Any(model => model.Status == Done))
            {
                missing.Add(
                    new MissingModel
                    {
                        IterationId = iteration.Id,
                        Name = iteration.Name,
                        CanBeBuilt = iteration.Exportable,
                    }
                );
            }
        }

        return missing;
    }
}

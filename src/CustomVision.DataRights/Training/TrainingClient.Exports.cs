namespace CustomVision.DataRights.Training;

internal sealed partial class TrainingClient
{
    /// <summary>GetExports: the model files that were once built from the iteration.</summary>
    public Task<IReadOnlyList<Raw<ExportedModel>>> GetExportsAsync(Guid projectId, Guid iterationId, CancellationToken cancellationToken) =>
        GetArrayAsync(
            "GetExports", Iteration(projectId, iterationId, "/export"), TrainingJsonContext.Default.ExportedModel, cancellationToken);
}

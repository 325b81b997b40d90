namespace CustomVision.DataRights.Training;

internal sealed partial class TrainingClient
{
    /// <summary>GetExports: the model files that were once built from the iteration.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="iterationId">The iteration.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <param name="keepsUnread">Whether a model that cannot be read is listed with <see cref="Raw{T}.Unread"/>, instead of failing the call.</param>
    public Task<IReadOnlyList<Raw<ExportedModel>>> GetExportsAsync(
        Guid projectId, Guid iterationId, CancellationToken cancellationToken, bool keepsUnread = false) =>
        GetArrayAsync(
            "GetExports",
            Iteration(projectId, iterationId, "/export"),
            TrainingJsonContext.Default.ExportedModel,
            cancellationToken,
            standIn: keepsUnread ? _ => new ExportedModel { Platform = string.Empty } : null);
}

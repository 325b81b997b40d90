namespace CustomVision.DataRights.DurableTask;

/// <summary>Starts the export that the options describe, and reads its progress, from any process.</summary>
public interface IDurableExport
{
    /// <summary>Gets the id of the export that the options describe. Needs the registration of the coordinator.</summary>
    /// <returns>The id: that of the request, the resource and the place of the archives.</returns>
    string GetId();

    /// <summary>
    /// Starts the export, or finds the one that is running: its id is that of the request. One that was interrupted, even with the loss of
    /// the engine's state, resumes from what is done. Needs the registration of the coordinator.
    /// </summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The id of the export.</returns>
    Task<string> StartAsync(CancellationToken cancellationToken = default);

    /// <summary>Gets the status of an export.</summary>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The status; <see langword="null"/> where the engine does not know the id.</returns>
    Task<DurableExportStatus?> GetStatusAsync(string id, CancellationToken cancellationToken = default);
}

namespace CustomVision.DataRights.DurableTask;

/// <summary>Starts the export that the options describe, and gets its status. Works in any process.</summary>
public interface IDurableExport
{
    /// <summary>Gets the id of the export that the options describe. Requires the registration of a coordinator.</summary>
    /// <returns>The id, which is determined by the request, the resource and the location of the archives.</returns>
    string GetId();

    /// <summary>
    /// Starts the export, or finds the running export with the same id. An interrupted export resumes from its finished parts, even if the
    /// engine's state was lost. Requires the registration of a coordinator.
    /// </summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The id of the export.</returns>
    /// <exception cref="DataRightsException">
    /// A container is missing, allows public access, or has an immutability policy or a legal hold. Nothing was started.
    /// </exception>
    Task<string> StartAsync(CancellationToken cancellationToken = default);

    /// <summary>Gets the status of an export.</summary>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The status; <see langword="null"/> if the engine does not know the id.</returns>
    Task<DurableExportStatus?> GetStatusAsync(string id, CancellationToken cancellationToken = default);
}

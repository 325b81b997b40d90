namespace CustomVision.DataRights.Export.Units;

/// <summary>Runs units of an export on a worker. Needs no Training key: the links of a unit are enough.</summary>
public interface IExportUnitRunner
{
    /// <summary>
    /// Downloads the images of a unit into the archive of its project, checks and hashes them, reads them back, and records the unit as
    /// done. A unit that is already done is not run again. If another process began the unit, only the missing images are downloaded.
    /// </summary>
    /// <param name="place">The archives and the work store.</param>
    /// <param name="unit">The name of the unit.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The recorded result. Images that could not be downloaded are left to the coordinator.</returns>
    /// <exception cref="DataRightsException">The work store has no such unit, or the storage refuses.</exception>
    Task<UnitResult> RunAsync(UnitPlace place, string unit, CancellationToken cancellationToken = default);
}

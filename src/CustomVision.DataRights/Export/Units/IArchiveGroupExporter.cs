using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;

namespace CustomVision.DataRights.Export.Units;

/// <summary>
/// Exports a resource into a group of archives: one of the account and one of each project. On one machine
/// (<see cref="ExportAsync"/>), or on many, by three functions that any engine can run: <see cref="ListAsync"/>,
/// <see cref="IExportUnitRunner.RunAsync"/> and <see cref="FinishProjectAsync"/>. Both ways lead to the same bytes, except for
/// <c>bag-info.txt</c>.
/// </summary>
/// <remarks>
/// <para>
/// The rate limit of the Training API is that of the resource, so only one process at a time lists and finishes: the coordinator, which has
/// the Training key. Any number of workers run units; they need no key.
/// </para>
/// <para>
/// Every function may be repeated, and its process may crash at any time: finished work is found in the work store and in the archives. A
/// request with <see cref="ExportRequest.Subject"/> or <see cref="ExportRequest.IterationIds"/> is refused: a group consists of whole
/// projects.
/// </para>
/// </remarks>
public interface IArchiveGroupExporter
{
    /// <summary>Exports everything on this machine. An interrupted export of the same request and place resumes.</summary>
    /// <param name="request">The request.</param>
    /// <param name="archives">The place of the archives.</param>
    /// <param name="progress">Receives progress updates of the archive that is being written. May be invoked concurrently.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The result of the group.</returns>
    /// <exception cref="DataRightsException">The request or the place is refused.</exception>
    Task<ArchiveGroupResult> ExportAsync(
        ExportRequest request,
        IArchiveGroup archives,
        IProgress<ExportProgress>? progress = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Gets an id of an export over several machines: equal for equal requests to the same resource and place.</summary>
    /// <param name="request">The request.</param>
    /// <param name="archives">The place of the archives.</param>
    /// <returns>32 lower-case hexadecimal digits.</returns>
    string GetExportId(ExportRequest request, IArchiveGroup archives);

    /// <summary>
    /// Lists the next pages of the sets of images, and writes units into the work store: up to four pages each. Calls GetImages, and for
    /// the first unit of a project GetIterations.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="place">The archives and the work store.</param>
    /// <param name="after">The position that the previous call returned; <see langword="null"/> to begin.</param>
    /// <param name="maxUnits">The maximum number of units to list.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The units, and the next position. The listing ends at the end of each project, so that it can be finished.</returns>
    /// <exception cref="DataRightsException">
    /// The request or the place is refused, or the links of the resource's images are relative (a resource inside a virtual network): only
    /// the Training API provides their bytes, at its own rate, so that several machines do not help.
    /// </exception>
    Task<UnitListing> ListAsync(
        ExportRequest request,
        UnitPlace place,
        UnitPosition? after,
        int maxUnits,
        CancellationToken cancellationToken = default
    );

    /// <summary>Finds the result of a unit.</summary>
    /// <param name="place">The archives and the work store.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The result; <see langword="null"/> if the unit is not done.</returns>
    Task<UnitResult?> FindResultAsync(UnitPlace place, string unit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists again, with GetImagesByIds, the images of a finished unit whose links had expired, and writes a unit for them.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="place">The archives and the work store.</param>
    /// <param name="unit">The finished unit.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>
    /// The new unit; <see langword="null"/> if nothing had expired, if the images no longer exist, or if the unit is itself the result of
    /// such a call: images that the new links do not open either are downloaded by <see cref="FinishProjectAsync"/>.
    /// </returns>
    Task<string?> ListAgainAsync(ExportRequest request, UnitPlace place, string unit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Completes the archive of a project when all of its units have ended: reads the rest of the project, compares the listing with the
    /// service's counts, downloads the images that the units could not, and writes lists, report and bag.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="place">The archives and the work store.</param>
    /// <param name="projectId">The project.</param>
    /// <param name="progress">Receives progress updates. May be invoked concurrently.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The state of the project's archive.</returns>
    Task<ExportState> FinishProjectAsync(
        ExportRequest request,
        UnitPlace place,
        Guid projectId,
        IProgress<ExportProgress>? progress = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>
    /// Completes the group when all of its projects have been finished: exports projects that were created in the interim, writes the
    /// archive of the account with the report on the group, and empties the work store if nothing failed.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="place">The archives and the work store.</param>
    /// <param name="progress">Receives progress updates. May be invoked concurrently.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The result of the group.</returns>
    Task<ArchiveGroupResult> FinishAsync(
        ExportRequest request,
        UnitPlace place,
        IProgress<ExportProgress>? progress = null,
        CancellationToken cancellationToken = default
    );
}

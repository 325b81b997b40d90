using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;

namespace CustomVision.DataRights;

/// <summary>
/// The paths of an archive's main documents, relative to the directory that contains <c>bagit.txt</c>. The page
/// <c>docs/archive-format.md</c> describes all of them.
/// </summary>
public static class ArchiveLayout
{
    /// <summary>The report on the exported and the missing data, in JSON.</summary>
    public static ArchivePath Report { get; } = BagWriter.Data.Append(PayloadPlace.Report);

    /// <summary>The human-readable start page, which links to all other pages.</summary>
    public static ArchivePath StartPage { get; } = BagWriter.Data.Append(PayloadPlace.StartPage);

    /// <summary>Gets the path of a project's document: the project as the service describes it, in JSON.</summary>
    /// <param name="projectId">The id of the project.</param>
    /// <returns>The path, whether or not the archive has the project.</returns>
    public static ArchivePath ProjectOf(Guid projectId) =>
        BagWriter.Data.Append(PayloadPlace.DocumentOf(ArchiveCategories.Projects, new ArchiveScope(projectId)));

    /// <summary>Gets the path of an iteration's document: the iteration as the service describes it, in JSON.</summary>
    /// <param name="projectId">The id of the project.</param>
    /// <param name="iterationId">The id of the iteration.</param>
    /// <returns>The path, whether or not the archive has the iteration.</returns>
    public static ArchivePath IterationOf(Guid projectId, Guid iterationId) =>
        BagWriter.Data.Append(PayloadPlace.DocumentOf(ArchiveCategories.Iterations, new ArchiveScope(projectId, iterationId)));
}

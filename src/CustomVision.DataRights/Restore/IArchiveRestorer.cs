namespace CustomVision.DataRights.Restore;

/// <summary>Restores archives into a Custom Vision resource. Registered by <c>AddCustomVisionRestore</c> alone.</summary>
public interface IArchiveRestorer
{
    /// <summary>
    /// Restores the projects of an archive: CreateProject, UpdateProject, CreateTag, CreateImagesFromFiles, and for images that exist,
    /// CreateImageTags, CreateImageRegions and UpdateImageMetadata.
    /// </summary>
    /// <param name="archiveDirectory">
    /// The directory of the archive: the one that holds <c>bagit.txt</c>. It is verified in full first, and never changed.
    /// </param>
    /// <param name="request">The input of the restore.</param>
    /// <param name="progress">Receives progress updates. May be invoked concurrently.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The next run resumes.</param>
    /// <returns>The restored projects, and the objects that were not restored, by id.</returns>
    /// <exception cref="ArgumentException">The request contradicts itself, or names neither receipts nor their absence.</exception>
    /// <exception cref="Archive.ArchiveFormatException">The archive is damaged, or was not written by this library.</exception>
    /// <exception cref="DataRightsException">
    /// The target refuses: a quota, a missing role, a domain, a name that is taken; or the journal is another restore's. The next run
    /// resumes.
    /// </exception>
    Task<RestoreResult> RestoreAsync(
        string archiveDirectory,
        RestoreRequest request,
        IProgress<ObjectProgress>? progress = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Restores the projects of an archive that lies elsewhere than in a directory, as the other overload does.</summary>
    /// <param name="archive">The archive. It is verified in full first, and never changed.</param>
    /// <param name="request">
    /// What to restore. Its <see cref="RestoreRequest.WorkDirectory"/> is required unless the archive lies in a directory.
    /// </param>
    /// <param name="progress">Receives progress updates. May be invoked concurrently.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The next run resumes.</param>
    /// <returns>What was restored, and what was not, by id.</returns>
    /// <exception cref="ArgumentException">
    /// The request contradicts itself, names neither receipts nor their absence, or lacks the directory for the journal.
    /// </exception>
    /// <exception cref="Archive.ArchiveFormatException">The archive is damaged, or none of this library.</exception>
    /// <exception cref="DataRightsException">The target or the storage refuses, or the journal is another restore's.</exception>
    Task<RestoreResult> RestoreAsync(
        Archive.IArchiveSource archive,
        RestoreRequest request,
        IProgress<ObjectProgress>? progress = null,
        CancellationToken cancellationToken = default
    );
}

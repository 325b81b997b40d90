namespace CustomVision.DataRights.Restore;

/// <summary>Restores archives into a Custom Vision resource. Registered only by <c>AddCustomVisionRestore</c>.</summary>
public interface IArchiveRestorer
{
    /// <summary>
    /// Restores the projects of an archive: CreateProject, UpdateProject, CreateTag, CreateImagesFromFiles and, for images that already
    /// exist, CreateImageTags, CreateImageRegions and UpdateImageMetadata.
    /// </summary>
    /// <param name="archiveDirectory">
    /// The directory of the archive, which contains <c>bagit.txt</c>. The archive is fully verified first, and never changed.
    /// </param>
    /// <param name="request">The input of the restore.</param>
    /// <param name="progress">Receives progress updates. May be invoked concurrently.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The next run resumes.</param>
    /// <returns>The restored projects, and the objects that were not restored, by id.</returns>
    /// <exception cref="ArgumentException">
    /// The request is contradictory, or has neither receipts nor <see cref="RestoreRequest.WithoutReceipts"/>.
    /// </exception>
    /// <exception cref="Archive.ArchiveFormatException">The archive is damaged, or was not written by this library.</exception>
    /// <exception cref="DataRightsException">
    /// The target rejected a request because of a quota, a missing role, a domain or a name that is in use, or the journal belongs to
    /// another restore. The next run resumes.
    /// </exception>
    Task<RestoreResult> RestoreAsync(
        string archiveDirectory,
        RestoreRequest request,
        IProgress<ObjectProgress>? progress = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Restores the projects of an archive from any source.</summary>
    /// <param name="archive">The archive. It is fully verified first, and never changed.</param>
    /// <param name="request">
    /// The input of the restore. <see cref="RestoreRequest.WorkDirectory"/> is required unless the archive is in a directory.
    /// </param>
    /// <param name="progress">Receives progress updates. May be invoked concurrently.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The next run resumes.</param>
    /// <returns>The restored projects, and the objects that were not restored, by id.</returns>
    /// <exception cref="ArgumentException">
    /// The request is contradictory, has neither receipts nor <see cref="RestoreRequest.WithoutReceipts"/>, or does not specify the
    /// directory for the journal.
    /// </exception>
    /// <exception cref="Archive.ArchiveFormatException">The archive is damaged, or was not written by this library.</exception>
    /// <exception cref="DataRightsException">
    /// The target rejected a request, the storage could not be accessed, or the journal belongs to another restore.
    /// </exception>
    Task<RestoreResult> RestoreAsync(
        Archive.IArchiveSource archive,
        RestoreRequest request,
        IProgress<ObjectProgress>? progress = null,
        CancellationToken cancellationToken = default
    );
}

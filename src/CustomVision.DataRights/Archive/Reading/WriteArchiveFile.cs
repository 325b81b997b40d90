namespace CustomVision.DataRights.Archive.Reading;

/// <summary>
/// Writes a file of the payload atomically. Has the same signature as <c>IArchiveSink.WriteAsync</c>, so that pages and data sets can be
/// written both into an archive during an export and into a directory afterwards.
/// </summary>
/// <param name="path">The file, relative to the payload directory.</param>
/// <param name="content">The callback that writes the content and leaves the stream open.</param>
/// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
internal delegate Task WriteArchiveFile(
    ArchivePath path,
    Func<Stream, CancellationToken, Task> content,
    CancellationToken cancellationToken
);

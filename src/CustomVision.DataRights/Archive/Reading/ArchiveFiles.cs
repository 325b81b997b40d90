namespace CustomVision.DataRights.Archive.Reading;

/// <summary>Opens the payload of an archive from any source.</summary>
internal static class ArchiveFiles
{
    /// <exception cref="ArchiveFormatException">The source does not contain an archive of this library.</exception>
    public static async Task<IArchiveFiles> OpenAsync(IArchiveSource source, CancellationToken cancellationToken) =>
        source is DirectoryArchiveSource directory
            ? DirectoryArchiveFiles.OpenArchive(directory.RootDirectory)
            : await SourceArchiveFiles.OpenAsync(source, cancellationToken).ConfigureAwait(false);
}

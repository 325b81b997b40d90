namespace CustomVision.DataRights.Archive.Reading;

/// <summary>Opens the payload of an archive, wherever it is read from.</summary>
internal static class ArchiveFiles
{
    /// <exception cref="ArchiveFormatException">The source holds no archive of this library.</exception>
    public static async Task<IArchiveFiles> OpenAsync(IArchiveSource source, CancellationToken cancellationToken) =>
        source is DirectoryArchiveSource directory
            ? DirectoryArchiveFiles.OpenArchive(directory.RootDirectory)
            : await SourceArchiveFiles.OpenAsync(source, cancellationToken).ConfigureAwait(false);
}

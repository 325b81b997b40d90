using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Datasets;
using CustomVision.DataRights.Datasets.Formats;

namespace CustomVision.DataRights;

/// <summary>Converts archives to data sets for training tools. Needs no endpoint, no key and no network.</summary>
public static class DatasetConverter
{
    /// <summary>Converts the workspace images of every project in an archive.</summary>
    /// <param name="archiveDirectory">The archive: the directory that holds <c>bagit.txt</c>. It is only read.</param>
    /// <param name="format">The format.</param>
    /// <param name="outputDirectory">
    /// A directory outside the archive that is empty or does not exist. Symbolic links and mount points are followed and preserved. Until
    /// the data set is complete, it is written to a subdirectory <c>.partial</c>.
    /// </param>
    /// <param name="options">The options; <see langword="null"/> for the defaults.</param>
    /// <param name="progress">Receives progress updates. May be invoked concurrently.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The data sets, the omitted images, and the information that the format cannot represent.</returns>
    /// <remarks>
    /// The archive is not verified; verify it first with <see cref="ArchiveVerifier"/>. Images and labels are counted in the archive, while
    /// they are written, and in the written files. A conversion that fails or is cancelled deletes its output.
    /// </remarks>
    /// <exception cref="ArgumentException">An option is invalid.</exception>
    /// <exception cref="ArchiveFormatException">The directory is not an archive, or a file of it is missing or malformed.</exception>
    /// <exception cref="DataRightsException">
    /// The output directory cannot be used, the format supports none of the projects, or the counts disagree.
    /// </exception>
    /// <exception cref="IOException">A file could not be read or written, for example because the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to a file of the archive or of the data set is denied.</exception>
    public static Task<DatasetResult> ConvertAsync(
        string archiveDirectory,
        DatasetFormat format,
        string outputDirectory,
        DatasetOptions? options = null,
        IProgress<ObjectProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(archiveDirectory);
        return ConvertAsync(new DirectoryArchiveSource(archiveDirectory), format, outputDirectory, options, progress, cancellationToken);
    }

    /// <summary>Converts the workspace images of every project in an archive from any source.</summary>
    /// <param name="archive">The archive. It is only read.</param>
    /// <param name="format">The format.</param>
    /// <param name="outputDirectory">A directory outside the archive that is empty or does not exist.</param>
    /// <param name="options">The options; <see langword="null"/> for the defaults.</param>
    /// <param name="progress">Receives progress updates. May be invoked concurrently.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The data sets, the omitted images, and the information that the format cannot represent.</returns>
    /// <exception cref="ArgumentException">An option is invalid.</exception>
    /// <exception cref="ArchiveFormatException">The source is not an archive, or a file of it is missing or malformed.</exception>
    /// <exception cref="DataRightsException">
    /// The output directory cannot be used, the format supports none of the projects, the counts disagree, or the storage cannot be read.
    /// </exception>
    /// <exception cref="IOException">A file could not be read or written, for example because the disk is full.</exception>
    public static async Task<DatasetResult> ConvertAsync(
        IArchiveSource archive,
        DatasetFormat format,
        string outputDirectory,
        DatasetOptions? options = null,
        IProgress<ObjectProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(archive);
        ArgumentException.ThrowIfNullOrEmpty(outputDirectory);
        options ??= new DatasetOptions();
        DatasetOptions.Validate(options);
        _ = DatasetTarget.CategoryOf(format);

        var files = await ArchiveFiles.OpenAsync(archive, cancellationToken).ConfigureAwait(false);
        await DatasetWriter.RefuseOtherKindsAsync(new ArchiveReader(files), format, cancellationToken).ConfigureAwait(false);
        using var output = DatasetDirectory.Create(outputDirectory, (archive as DirectoryArchiveSource)?.RootDirectory);
        var target = output.ToTarget(options.CopyImages ? files : null);
        var result = await DatasetWriter
            .WriteAsync(new ArchiveReader(files), format, target, options, progress, cancellationToken)
            .ConfigureAwait(false);
        output.Complete();
        return result;
    }
}

using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Verification;

namespace CustomVision.DataRights;

/// <summary>Verifies archives against their manifests, reports and lists. Needs no endpoint, no key and no network.</summary>
/// <remarks>
/// Reads every BagIt bag of version 1.0 (RFC 8493) or 0.93 to 0.97, from any writer, with any number of SHA-512, SHA-384, SHA-256, SHA-1
/// and MD5 manifests. For archives of this library it also compares the report and the lists with the listed files.
/// </remarks>
public static class ArchiveVerifier
{
    /// <summary>Verifies an archive in a directory.</summary>
    /// <param name="directory">The base directory of the bag, which contains <c>bagit.txt</c>.</param>
    /// <param name="depth">The depth of the verification.</param>
    /// <param name="progress">Receives progress updates. May be invoked concurrently.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The result. A damaged archive yields findings, not an exception.</returns>
    /// <exception cref="ArchiveFormatException">
    /// The directory does not exist or cannot be listed, so that no report can be made.
    /// </exception>
    public static Task<VerificationResult> VerifyAsync(
        string directory,
        VerificationDepth depth = VerificationDepth.Full,
        IProgress<VerificationProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        return VerifyAsync(new DirectoryArchiveSource(directory), depth, progress, cancellationToken);
    }

    /// <summary>Verifies an archive from any source.</summary>
    /// <param name="source">The archive.</param>
    /// <param name="depth">The depth of the verification.</param>
    /// <param name="progress">Receives progress updates. May be invoked concurrently.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The result. A damaged archive yields findings, not an exception.</returns>
    /// <exception cref="ArchiveFormatException">The source cannot be listed, so that no report can be made.</exception>
    /// <exception cref="DataRightsException">The storage cannot be listed or read, so that no report can be made.</exception>
    public static Task<VerificationResult> VerifyAsync(
        IArchiveSource source,
        VerificationDepth depth = VerificationDepth.Full,
        IProgress<VerificationProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!Enum.IsDefined(depth))
        {
            throw new ArgumentOutOfRangeException(nameof(depth), depth, "A verification is Quick or Full.");
        }

        IBagFiles files = source is DirectoryArchiveSource directory
            ? DirectoryBagFiles.Open(directory.RootDirectory)
            : new SourceBagFiles(source);

        // Files are read synchronously and on all processors, so not on the caller's thread.
        return Task.Run(() => new BagVerification(files, depth, progress, cancellationToken).RunAsync(), cancellationToken);
    }

    /// <summary>
    /// Finds the bag, or the unfinished archive of an export, that contains a path. Writing a file there would make it invalid.
    /// </summary>
    /// <param name="path">The path of a file or directory, which need not exist. Symbolic links on the way are followed.</param>
    /// <returns>
    /// The base directory of the nearest archive above the path; <see langword="null"/> if there is none. The path itself is not examined.
    /// </returns>
    public static string? FindEnclosing(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return EnclosingArchive.Find(path);
    }
}

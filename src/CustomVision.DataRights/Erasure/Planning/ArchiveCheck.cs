using System.Security.Cryptography;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>Whether an archive holds, verified, every image that is to be erased.</summary>
internal static class ArchiveCheck
{
    /// <exception cref="ErasureRejectedException">The archive is damaged, is none of this library's, or lacks an image.</exception>
    public static async Task<ArchiveProof> ProveAsync(string directory, IReadOnlyList<PlannedProject> projects, CancellationToken cancellationToken)
    {
        try
        {
            var result = await ArchiveVerifier.VerifyAsync(directory, VerificationDepth.Full, cancellationToken: cancellationToken).ConfigureAwait(false);
            if (!result.IsValid || !result.IsOwnArchive)
            {
                throw Refuse(result.IsOwnArchive
                    ? $"The archive of ArchiveDirectory is damaged: {result.Findings.Count} findings. Export again."
                    : "ArchiveDirectory holds no archive of this library, so nothing says which images are in it.");
            }

            var missing = new List<Guid>();
            var found = 0;
            var reader = new ArchiveReader(DirectoryArchiveFiles.OpenArchive(directory));
            foreach (var project in projects)
            {
                var wanted = WantedOf(project);
                found += wanted.Count;
                await RemoveHeldAsync(wanted, reader, project, cancellationToken).ConfigureAwait(false);
                found -= wanted.Count;
                missing.AddRange(wanted);
            }

            return missing.Count == 0
                ? new ArchiveProof { TagManifestSha256 = await DigestAsync(directory, cancellationToken).ConfigureAwait(false), Images = found }
                : throw Refuse(
                    $"The archive lacks {missing.Count} of the images that are to be erased: {ErasureRejectedException.Some(missing)}. Export them first.", missing);
        }
        catch (ArchiveFormatException error)
        {
            throw new ErasureRejectedException(ErasureRejection.NotInArchive, $"The archive of ArchiveDirectory cannot be read. {error.Message}", cause: error);
        }
    }

    private static ErasureRejectedException Refuse(string message, IReadOnlyList<Guid>? ids = null) => new(ErasureRejection.NotInArchive, message, ids);

    private static HashSet<Guid> WantedOf(PlannedProject project) =>
    [
        .. project.Objects.Where(entry => entry.Step.ObjectKind == ErasureObjectKind.Image).Select(entry => entry.Object.Id),
        .. project.Collateral.Where(item => item.Kind == ErasureObjectKind.Image).Select(item => item.Id),
    ];

    private static async Task RemoveHeldAsync(HashSet<Guid> wanted, ArchiveReader reader, PlannedProject project, CancellationToken cancellationToken)
    {
        await RemoveAsync(reader.ReadImagesAsync(project.ProjectId, cancellationToken)).ConfigureAwait(false);
        foreach (var iteration in project.Iterations)
        {
            await RemoveAsync(reader.ReadIterationImagesAsync(project.ProjectId, iteration.IterationId, wanted.Contains, cancellationToken)).ConfigureAwait(false);
        }

        async Task RemoveAsync(IAsyncEnumerable<ArchivedImage> images)
        {
            await foreach (var image in images.ConfigureAwait(false))
            {
                // A line without a file says that the bytes could not be had.
                if (image is { File: not null, Sha256: not null })
                {
                    wanted.Remove(image.Id);
                }
            }
        }
    }

    private static async Task<string> DigestAsync(string directory, CancellationToken cancellationToken)
    {
        var stream = File.OpenRead(Path.Combine(directory, "tagmanifest-sha256.txt"));
        await using (stream.ConfigureAwait(false))
        {
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false));
        }
    }
}

using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>Checks that a verified archive contains the original bytes of every image to erase.</summary>
internal static class ArchiveCheck
{
    /// <exception cref="ErasureRejectedException">The archive is damaged, was not written by this library, or lacks an image.</exception>
    public static async Task<ArchiveProof> ProveAsync(
        IArchiveSource source,
        IReadOnlyList<PlannedProject> projects,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var digest = await EnsureValidAsync(source, cancellationToken).ConfigureAwait(false);
            var missing = new List<Guid>();
            var found = 0;
            var reader = new ArchiveReader(await ArchiveFiles.OpenAsync(source, cancellationToken).ConfigureAwait(false));
            foreach (var project in projects)
            {
                var wanted = WantedOf(project);
                found += wanted.Count;
                await RemoveHeldAsync(wanted, reader, project, cancellationToken).ConfigureAwait(false);
                found -= wanted.Count;
                missing.AddRange(wanted);
            }

            return missing.Count == 0
                ? new ArchiveProof { TagManifestSha256 = digest, Images = found }
                : throw Refuse(
                    $"The archive does not contain the original bytes of {missing.Count} of the images that are to be erased: "
                        + $"{ErasureRejectedException.Some(missing)}. Export them first.",
                    missing
                );
        }
        catch (ArchiveFormatException error)
        {
            throw Unreadable(error);
        }
    }

    /// <summary>Checks before the first deletion that the archive of a plan still exists and is unchanged.</summary>
    /// <param name="proof">The plan's archive; null if it has none.</param>
    /// <param name="source">The archive where it is now; null if none was specified.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ErasureRejectedException">
    /// The archive is missing, damaged or another one, or only one of the two parameters is set.
    /// </exception>
    public static async Task EnsureUnchangedAsync(ArchiveProof? proof, IArchiveSource? source, CancellationToken cancellationToken)
    {
        if (proof is null && source is null)
        {
            return;
        }

        if (source is null)
        {
            throw Refuse(
                "The plan was made with an archive. Specify the archive again: nothing is deleted without it."
            );
        }

        if (proof is null)
        {
            throw Refuse(
                "An archive was specified, but the plan was made without one, so it may not contain the plan's images. Make a plan with "
                    + "it, or omit it."
            );
        }

        try
        {
            if (await EnsureValidAsync(source, cancellationToken).ConfigureAwait(false) != proof.TagManifestSha256)
            {
                throw Refuse(
                    "The archive is not the one that the plan was made with: its tag manifest differs. Specify the plan's own archive, or "
                        + "make a new "
                        + "plan."
                );
            }
        }
        catch (ArchiveFormatException error)
        {
            throw Unreadable(error);
        }
    }

    /// <summary>Checks that a drill was passed with the plan's archive.</summary>
    /// <exception cref="ErasureRejectedException">The drill failed, was altered, or was made with another archive.</exception>
    public static void EnsureDrillPassed(DrillReport? drill, ArchiveProof? proof)
    {
        if (
            drill is null
            || (
                proof is not null && drill.Passed && drill.ArchiveDigest == proof.TagManifestSha256 && drill.ComputeDigest() == drill.Digest
            )
        )
        {
            return;
        }

        throw proof is null ? Refuse("A drill is given without its archive. Set ArchiveDirectory to the archive that was drilled.")
        : drill.ComputeDigest() != drill.Digest
            ? Refuse(
                "The document of the drill was altered: its digest does not match its content. Take it from where it was kept unaltered, "
                    + "or run the drill again."
            )
        : !drill.Passed
            ? Refuse(
                "The drill failed: the archive is not enough to rebuild every project. Export again, and run the drill on that archive."
            )
        : Refuse("The drill was not run on the archive in ArchiveDirectory. Run the drill on this archive.");
    }

    private static ErasureRejectedException Refuse(string message, IReadOnlyList<Guid>? ids = null) =>
        new(ErasureRejection.NotInArchive, message, ids);

    private static ErasureRejectedException Unreadable(ArchiveFormatException error) =>
        new(ErasureRejection.NotInArchive, $"The archive cannot be read. {error.Message}", cause: error);

    /// <returns>The archive's digest.</returns>
    private static async Task<string> EnsureValidAsync(IArchiveSource source, CancellationToken cancellationToken)
    {
        var result = await ArchiveVerifier
            .VerifyAsync(source, VerificationDepth.Full, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        return result is { IsValid: true, IsOwnArchive: true, ArchiveDigest: { } digest }
            ? digest
            : throw Refuse(
                result.IsOwnArchive
                    ? $"The archive is damaged, or cannot be read in full (problems found: {result.Findings.Count}). Verify it, and "
                        + $"specify an intact copy."
                    : "The location does not contain an archive of this library, so its images are unknown."
            );
    }

    private static HashSet<Guid> WantedOf(PlannedProject project) =>
        [
            .. project
                .Objects.Where(entry => entry.Step.ObjectKind is ErasureObjectKind.Image or ErasureObjectKind.Prediction)
                .Select(entry => entry.Object.Id),
            .. project.Collateral.Where(item => item.Kind == ErasureObjectKind.Image).Select(item => item.Id),
        ];

    // A line without the member 'file' means that the original could not be retrieved. Other renditions have members of their own.
    private static async Task RemoveHeldAsync(
        HashSet<Guid> wanted,
        ArchiveReader reader,
        PlannedProject project,
        CancellationToken cancellationToken
    )
    {
        await RemoveAsync(reader.ReadImagesAsync(project.ProjectId, cancellationToken)).ConfigureAwait(false);
        foreach (var iteration in project.Iterations)
        {
            await RemoveAsync(reader.ReadIterationImagesAsync(project.ProjectId, iteration.IterationId, wanted.Contains, cancellationToken))
                .ConfigureAwait(false);
        }

        await foreach (var prediction in reader.ReadPredictionsAsync(project.ProjectId, cancellationToken).ConfigureAwait(false))
        {
            if (prediction is { File: not null, Sha256: not null })
            {
                wanted.Remove(prediction.Id);
            }
        }

        async Task RemoveAsync(IAsyncEnumerable<ArchivedImage> images)
        {
            await foreach (var image in images.ConfigureAwait(false))
            {
                if (image is { File: not null, Sha256: not null })
                {
                    wanted.Remove(image.Id);
                }
            }
        }
    }
}

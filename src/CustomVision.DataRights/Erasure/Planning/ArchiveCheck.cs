namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>Whether an archive holds, verified, every image that is to be erased.</summary>
internal static class ArchiveCheck
{
    public static Task<ArchiveProof> ProveAsync(string directory, IReadOnlyList<PlannedProject> projects, CancellationToken cancellationToken) =>
        throw new ErasureRejectedException(ErasureRejection.NotInArchive, "archive branch");
}

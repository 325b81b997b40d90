using CustomVision.DataRights.Archive.Hashing;

namespace CustomVision.DataRights.Archive.Verification;

/// <summary>A bag in a directory. Files are read synchronously, because each reader has its own thread.</summary>
internal sealed class DirectoryBagFiles(string root) : IBagFiles
{
    /// <exception cref="ArchiveFormatException">The directory does not exist.</exception>
    public static DirectoryBagFiles Open(string root) =>
        Directory.Exists(root)
            ? new DirectoryBagFiles(root)
            : throw new ArchiveFormatException(
                "There is no such directory. Specify the archive's base directory, which contains bagit.txt."
            );

    // At least four, even with fewer processors: while one thread hashes, another waits for the disk.
    public int Readers { get; } = Math.Max(4, Environment.ProcessorCount);

    public Task<BagContent> ScanAsync(BagCatalog catalog, FindingList findings, CancellationToken cancellationToken)
    {
        var scan = new BagScan(root, catalog, findings, cancellationToken);
        scan.Run();
        var hasPayload = Directory.Exists(Path.Join(root, BagWriter.PayloadDirectory));
        return Task.FromResult(new BagContent(scan.RootFiles, scan.RefusedLinks, hasPayload));
    }

    public ValueTask<Stream> OpenAsync(string path, CancellationToken cancellationToken) =>
        ValueTask.FromResult<Stream>(
            new FileStream(
                Path.Join(root, path),
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read,
                bufferSize: 0,
                FileOptions.SequentialScan
            )
        );

    public ValueTask HashAsync(
        FileHasher hasher,
        string path,
        long length,
        byte algorithms,
        Action<long> read,
        CancellationToken cancellationToken
    )
    {
        hasher.Hash(Path.Join(root, path), length, algorithms, read, cancellationToken);
        return ValueTask.CompletedTask;
    }
}

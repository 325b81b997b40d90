using CustomVision.DataRights.Archive.Hashing;

namespace CustomVision.DataRights.Archive.Verification;

/// <summary>The files of a bag to verify, in a directory or any other source.</summary>
internal interface IBagFiles
{
    /// <summary>The number of files that are hashed concurrently.</summary>
    int Readers { get; }

    /// <summary>Finds all files and adds them to the catalog.</summary>
    /// <exception cref="ArchiveFormatException">The bag cannot be listed.</exception>
    Task<BagContent> ScanAsync(BagCatalog catalog, FindingList findings, CancellationToken cancellationToken);

    /// <summary>Opens a file that <see cref="ScanAsync"/> found.</summary>
    ValueTask<Stream> OpenAsync(string path, CancellationToken cancellationToken);

    /// <summary>Hashes a file that <see cref="ScanAsync"/> found.</summary>
    ValueTask HashAsync(
        FileHasher hasher,
        string path,
        long length,
        byte algorithms,
        Action<long> read,
        CancellationToken cancellationToken
    );
}

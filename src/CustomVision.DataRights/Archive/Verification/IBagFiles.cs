using CustomVision.DataRights.Archive.Hashing;

namespace CustomVision.DataRights.Archive.Verification;

/// <summary>The files of a bag that is verified: a directory, or any other source.</summary>
internal interface IBagFiles
{
    /// <summary>How many files are hashed at once.</summary>
    int Readers { get; }

    /// <summary>Finds every file, and enters it in the catalog.</summary>
    /// <exception cref="ArchiveFormatException">The bag cannot be listed.</exception>
    Task<BagContent> ScanAsync(BagCatalog catalog, FindingList findings, CancellationToken cancellationToken);

    /// <summary>Opens a file that was found.</summary>
    ValueTask<Stream> OpenAsync(string path, CancellationToken cancellationToken);

    /// <summary>Hashes a file that was found.</summary>
    ValueTask HashAsync(
        FileHasher hasher,
        string path,
        long length,
        byte algorithms,
        Action<long> read,
        CancellationToken cancellationToken
    );
}

using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Export.Files;

namespace CustomVision.DataRights.Export.Output;

/// <summary>The store for downloads.</summary>
internal interface IDownloadStore
{
    /// <summary>Whether the bytes of a download are given to the system without a wait for a disk, a network or others.</summary>
    bool WritesAtOnce { get; }

    /// <summary>Finds a download that is already stored.</summary>
    ValueTask<StoredFile?> FindDownloadAsync(PayloadFile file, CancellationToken cancellationToken);

    /// <summary>Stores a download.</summary>
    /// <param name="file">The payload file.</param>
    /// <param name="extension">The extension.</param>
    /// <param name="content">The callback that writes the bytes and returns their integrity warning.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. If it is canceled, nothing is stored.</param>
    Task<DownloadOutcome> StoreAsync(
        PayloadFile file,
        string extension,
        Func<Stream, CancellationToken, Task<IntegrityWarning>> content,
        CancellationToken cancellationToken
    );
}

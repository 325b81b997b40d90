using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Export.Files;

namespace CustomVision.DataRights.Export.Output;

/// <summary>Where downloads go.</summary>
internal interface IDownloadStore
{
    /// <summary>Finds a download that is stored already.</summary>
    ValueTask<StoredFile?> FindDownloadAsync(PayloadFile file, CancellationToken cancellationToken);

    /// <summary>Stores a download.</summary>
    /// <param name="file">The payload file.</param>
    /// <param name="extension">The extension.</param>
    /// <param name="content">Writes the bytes, and returns the integrity warning about them.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. Nothing remains then.</param>
    Task<DownloadOutcome> StoreAsync(
        PayloadFile file,
        string extension,
        Func<Stream, CancellationToken, Task<IntegrityWarning>> content,
        CancellationToken cancellationToken
    );
}

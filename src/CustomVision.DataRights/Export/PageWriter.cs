using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Export.Output;

namespace CustomVision.DataRights.Export;

/// <summary>
/// Writes pages without awaiting the disk for each: the next page is composed while the sink stores the earlier ones. Used by one thread at
/// a time.
/// </summary>
internal sealed class PageWriter(ExportOutput output)
{
    private const int MostStoring = 16;

    private readonly Queue<Task> _storing = [];

    /// <summary>Writes a page. When the returned task completes, the content was read, but the page may not be stored yet.</summary>
    /// <param name="path">The path of the page.</param>
    /// <param name="content">The callback that writes the content.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ArchiveStorageException">This page or an earlier one could not be stored.</exception>
    public async Task WriteAsync(ArchivePath path, Func<Stream, CancellationToken, Task> content, CancellationToken cancellationToken)
    {
        if (output.IsSequential)
        {
            await output.WriteAsync(path, content, cancellationToken).ConfigureAwait(false); // the order of the pages is kept
            return;
        }

        if (_storing.Count == MostStoring)
        {
            await _storing.Dequeue().ConfigureAwait(false);
        }

        var given = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _storing.Enqueue(
            output.WriteAsync(
                path,
                async (stream, token) =>
                {
                    await content(stream, token).ConfigureAwait(false);
                    given.SetResult();
                },
                cancellationToken
            )
        );
        var page = _storing.Last();
        if (await Task.WhenAny(given.Task, page).ConfigureAwait(false) == page)
        {
            await page.ConfigureAwait(false);
        }
    }

    /// <summary>Waits until every page is stored, or has failed.</summary>
    /// <exception cref="ArchiveStorageException">A page could not be stored.</exception>
    public Task EndAsync() => Task.WhenAll(_storing);
}

using System.Threading.Channels;
using CustomVision.DataRights.Export.Files;

namespace CustomVision.DataRights.Export;

/// <summary>
/// Runs a listing and its downloads concurrently, and passes the items on in the order of the listing. The listing is at most one window
/// ahead, since links expire and memory is bounded.
/// </summary>
internal static class OrderedDownloads
{
    private const int ParallelWindow = 768; // three pages
    private const int SequentialWindow = 64; // their bytes wait in memory or on the disk
    private const long WindowBytes = 8 * 1024 * 1024; // of the service's JSON; an item has 1 to 2 KB in practice

    /// <summary>Gets the window size for a listing of many small files.</summary>
    /// <param name="isSequential">Whether the sink accepts one entry at a time.</param>
    public static int WindowFor(bool isSequential) => isSequential ? SequentialWindow : ParallelWindow;

    /// <param name="items">The listing.</param>
    /// <param name="sizeOf">The callback that gets the number of bytes that an item occupies in memory.</param>
    /// <param name="start">The callback that starts the downloads of an item as soon as there is room for them.</param>
    /// <param name="finish">
    /// The callback that receives an item and its outcomes, in the order of the listing. The outcomes are valid until it returns.
    /// </param>
    /// <param name="windowItems">The maximum number of items that the listing may be ahead.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public static async Task RunAsync<T>(
        IAsyncEnumerable<T> items,
        Func<T, int> sizeOf,
        Func<T, CancellationToken, ValueTask<Task<DownloadOutcome>[]>> start,
        Func<T, IReadOnlyList<DownloadOutcome>, CancellationToken, Task> finish,
        int windowItems,
        CancellationToken cancellationToken
    )
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var window = Channel.CreateBounded<(T Item, Task<DownloadOutcome>[] Downloads)>(
            new BoundedChannelOptions(windowItems) { SingleReader = true, SingleWriter = true }
        );
        var held = new ByteWindow(WindowBytes);
        var outcomes = new List<DownloadOutcome>();
        Task<DownloadOutcome>[] current = [];
        var listing = ListAsync(items, (item, token) => held.AddAsync(sizeOf(item), token), start, window.Writer, ending.Token);
        try
        {
            await foreach (var (item, downloads) in window.Reader.ReadAllAsync(ending.Token).ConfigureAwait(false))
            {
                outcomes.Clear();
                current = downloads;
                foreach (var download in downloads)
                {
                    outcomes.Add(await download.ConfigureAwait(false));
                }

                await finish(item, outcomes, ending.Token).ConfigureAwait(false);
                held.Remove(sizeOf(item));
            }

            await listing.ConfigureAwait(false);
        }
        catch
        {
            // Nothing may still be writing when the job ends, so the remaining downloads are canceled and awaited.
            await ending.CancelAsync().ConfigureAwait(false);
            await Task.WhenAny(listing).ConfigureAwait(false);
            await DiscardAsync(current).ConfigureAwait(false);
            while (window.Reader.TryRead(out var rest))
            {
                await DiscardAsync(rest.Downloads).ConfigureAwait(false);
            }

            throw;
        }
    }

    /// <summary>Waits until downloads have ended, in any way.</summary>
    public static async Task EndAsync(IEnumerable<Task> downloads) =>
        await Task.WhenAll(downloads).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    // Bytes that wait for a sequential sink are no longer needed.
    private static async Task DiscardAsync(Task<DownloadOutcome>[] downloads)
    {
        await EndAsync(downloads).ConfigureAwait(false);
        foreach (var download in downloads)
        {
            if (download.IsCompletedSuccessfully && (await download.ConfigureAwait(false)).Spool is { } spool)
            {
                await spool.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private static async Task ListAsync<T>(
        IAsyncEnumerable<T> items,
        Func<T, CancellationToken, ValueTask> hold,
        Func<T, CancellationToken, ValueTask<Task<DownloadOutcome>[]>> start,
        ChannelWriter<(T Item, Task<DownloadOutcome>[] Downloads)> window,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await foreach (var item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                await hold(item, cancellationToken).ConfigureAwait(false);
                await window.WaitToWriteAsync(cancellationToken).ConfigureAwait(false);
                // This cannot fail, since there is room and this is the only writer. A started download is therefore always awaited.
                window.TryWrite((item, await start(item, cancellationToken).ConfigureAwait(false)));
            }

            window.Complete();
        }
        catch (Exception fault)
        {
            window.Complete(fault);
            throw;
        }
    }
}

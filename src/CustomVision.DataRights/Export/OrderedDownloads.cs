using System.Threading.Channels;
using CustomVision.DataRights.Export.Files;

namespace CustomVision.DataRights.Export;

/// <summary>
/// Runs a listing and its downloads side by side, and hands the items on in the listing's order, whichever download finishes first. The
/// listing is only ever a window ahead, since links expire and memory is bounded.
/// </summary>
internal static class OrderedDownloads
{
    private const int ParallelWindow = 768; // three pages
    private const int SequentialWindow = 64; // their bytes wait on the disk
    private const long WindowBytes = 8 * 1024 * 1024; // of the service's JSON: an item has 1 to 2 KB in practice

    /// <summary>The window of a listing of many small files.</summary>
    /// <param name="isSequential">Whether the sink takes one entry at a time.</param>
    public static int WindowFor(bool isSequential) => isSequential ? SequentialWindow : ParallelWindow;

    /// <param name="items">The listing.</param>
    /// <param name="sizeOf">The bytes that an item keeps in memory.</param>
    /// <param name="start">Starts the downloads of an item.</param>
    /// <param name="finish">Takes an item and its outcomes, in the listing's order.</param>
    /// <param name="windowItems">How many items the listing may be ahead.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public static async Task RunAsync<T>(
        IAsyncEnumerable<T> items,
        Func<T, int> sizeOf,
        Func<T, CancellationToken, Task<IReadOnlyList<DownloadOutcome>>> start,
        Func<T, IReadOnlyList<DownloadOutcome>, CancellationToken, Task> finish,
        int windowItems,
        CancellationToken cancellationToken
    )
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var window = Channel.CreateBounded<(T Item, Task<IReadOnlyList<DownloadOutcome>> Downloads)>(
            new BoundedChannelOptions(windowItems) { SingleReader = true, SingleWriter = true }
        );
        var held = new HeldBytes(WindowBytes);
        var listing = ListAsync(items, (item, token) => held.AddAsync(sizeOf(item), token), start, window.Writer, ending.Token);
        try
        {
            await foreach (var (item, downloads) in window.Reader.ReadAllAsync(ending.Token).ConfigureAwait(false))
            {
                await finish(item, await downloads.ConfigureAwait(false), ending.Token).ConfigureAwait(false);
                held.Remove(sizeOf(item));
            }

            await listing.ConfigureAwait(false);
        }
        catch
        {
            // Nothing may still be writing when the job ends: the remaining downloads are ended, and waited for.
            await ending.CancelAsync().ConfigureAwait(false);
            await Task.WhenAny(listing).ConfigureAwait(false);
            while (window.Reader.TryRead(out var rest))
            {
                await Task.WhenAny(rest.Downloads).ConfigureAwait(false);
            }

            throw;
        }
    }

    private static async Task ListAsync<T>(
        IAsyncEnumerable<T> items,
        Func<T, CancellationToken, ValueTask> hold,
        Func<T, CancellationToken, Task<IReadOnlyList<DownloadOutcome>>> start,
        ChannelWriter<(T Item, Task<IReadOnlyList<DownloadOutcome>> Downloads)> window,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await foreach (var item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                await hold(item, cancellationToken).ConfigureAwait(false);
                await window.WaitToWriteAsync(cancellationToken).ConfigureAwait(false);
                // There is room, and this is the only writer: what is started is always waited for.
                window.TryWrite((item, start(item, cancellationToken)));
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

using System.Runtime.CompilerServices;

namespace CustomVision.DataRights.Export.Downloads;

/// <summary>A slot of the concurrent downloads. It is released when the bytes have arrived, or when there are none.</summary>
internal sealed class DownloadPlace : IDisposable
{
    private AdaptiveLimit? _limit;

    private DownloadPlace(AdaptiveLimit limit) => _limit = limit;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<DownloadPlace> TakeAsync(AdaptiveLimit limit, CancellationToken cancellationToken)
    {
        await limit.EnterAsync(cancellationToken).ConfigureAwait(false);
        return new DownloadPlace(limit);
    }

    /// <summary>Releases the slot, since the bytes have arrived.</summary>
    public void Arrived() => Interlocked.Exchange(ref _limit, null)?.Leave();

    public void Dispose() => Arrived();
}

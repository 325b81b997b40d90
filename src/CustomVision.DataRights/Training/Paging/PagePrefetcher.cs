namespace CustomVision.DataRights.Training;

/// <summary>Prefetches a few pages that are known to exist, and the count that is compared with the last of them.</summary>
internal sealed class PagePrefetcher<T> : IAsyncDisposable
{
    private const int Most = 4;

    // Prefetched pages are kept in memory, so large pages are not prefetched.
    private const int MostBytes = 2 * 1024 * 1024;

    private readonly Func<int, int, CancellationToken, Task<IReadOnlyList<Raw<T>>>> _getPage;
    private int? _expected;
    private readonly CancellationTokenSource _ending;
    private Task<int>? _count;
    private readonly Queue<(int Skip, Task<IReadOnlyList<Raw<T>>> Page)> _asked = new();

    /// <param name="getPage">Requests a page by its offset and its maximum number of items.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public PagePrefetcher(
        Func<int, int, CancellationToken, Task<IReadOnlyList<Raw<T>>>> getPage,
        CancellationToken cancellationToken
    )
    {
        _getPage = getPage;
        _ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    /// <summary>Gets the page at an offset.</summary>
    /// <param name="skip">The offset of the page.</param>
    /// <param name="take">The maximum number of items, if the page was not prefetched.</param>
    public async Task<IReadOnlyList<Raw<T>>> TakeAsync(int skip, int take)
    {
        while (_asked.TryDequeue(out var ahead))
        {
            if (ahead.Skip == skip)
            {
                return await ahead.Page.ConfigureAwait(false);
            }

            await Task.WhenAny(ahead.Page).ConfigureAwait(false); // the cursor has stepped back
        }

        return await _getPage(skip, take, _ending.Token).ConfigureAwait(false);
    }

    /// <summary>Sets the approximate number of items, if known.</summary>
    public void Expect(int? items) => _expected = items;

    /// <summary>Requests the page at an offset and the following pages, as far as they are known to exist.</summary>
    /// <param name="skip">The offset of the page.</param>
    /// <param name="last">The previous page, used to estimate the size of the next ones.</param>
    public void Ask(int skip, IReadOnlyList<Raw<T>> last)
    {
        var most = Math.Clamp(MostBytes / Math.Max(1, last.Sum(item => (long)item.Json.Length)), 0, Most);
        var at = _asked.Count == 0 ? skip : PagedListing<T>.SkipAfter(_asked.Last().Skip, PagedListing<T>.PageSize);
        while (_asked.Count < most && at + 1 < _expected)
        {
            _asked.Enqueue((at, _getPage(at, PagedListing<T>.PageSize, _ending.Token)));
            at = PagedListing<T>.SkipAfter(at, PagedListing<T>.PageSize);
        }
    }

    /// <summary>Requests the count of the items.</summary>
    /// <param name="getCount">Requests it.</param>
    public void AskForCount(Func<CancellationToken, Task<int>> getCount) => _count = getCount(_ending.Token);

    /// <summary>Gets the count that was requested last, or requests it.</summary>
    /// <param name="getCount">Requests it.</param>
    public async Task<int> TakeCountAsync(Func<CancellationToken, Task<int>> getCount)
    {
        var count = _count ?? getCount(_ending.Token);
        _count = null;
        return await count.ConfigureAwait(false);
    }

    /// <summary>Cancels the requests that are no longer needed, and waits for them to end.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_asked.Count > 0 || _count is not null)
        {
            await _ending.CancelAsync().ConfigureAwait(false);
            await (_count ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            while (_asked.TryDequeue(out var ahead))
            {
                await Task.WhenAny(ahead.Page).ConfigureAwait(false);
            }
        }

        _ending.Dispose();
    }
}

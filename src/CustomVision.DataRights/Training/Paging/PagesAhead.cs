namespace CustomVision.DataRights.Training;

/// <summary>Pages that were asked for before they are needed: a few, where it is known that they exist.</summary>
internal sealed class PagesAhead<T> : IAsyncDisposable
{
    private const int Most = 4;

    // Pages that wait are kept in memory, so that no large ones may.
    private const int MostBytes = 2 * 1024 * 1024;

    private readonly Func<int, int, CancellationToken, Task<IReadOnlyList<Raw<T>>>> _getPage;
    private int? _expected;
    private readonly CancellationTokenSource _ending;
    private readonly Queue<(int Skip, Task<IReadOnlyList<Raw<T>>> Page)> _asked = new();

    /// <param name="getPage">Asks for a page: where it begins, and how many items it may have.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public PagesAhead(
        Func<int, int, CancellationToken, Task<IReadOnlyList<Raw<T>>>> getPage,
        CancellationToken cancellationToken
    )
    {
        _getPage = getPage;
        _ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    /// <summary>The page that begins at an item.</summary>
    /// <param name="skip">Where the page begins.</param>
    /// <param name="take">The number of items, if it was not asked for before.</param>
    public async Task<IReadOnlyList<Raw<T>>> TakeAsync(int skip, int take)
    {
        while (_asked.TryDequeue(out var ahead))
        {
            if (ahead.Skip == skip)
            {
                return await ahead.Page.ConfigureAwait(false);
            }

            await Task.WhenAny(ahead.Page).ConfigureAwait(false); // the cursor went elsewhere
        }

        return await _getPage(skip, take, _ending.Token).ConfigureAwait(false);
    }

    /// <summary>Sets the approximate number of items, where it is known.</summary>
    public void Expect(int? items) => _expected = items;

    /// <summary>Requests the page that begins at an item, and those after it, as far as they must exist.</summary>
    /// <param name="skip">Where the page begins.</param>
    /// <param name="last">The previous page, since the next ones are mostly as large.</param>
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

    /// <summary>Cancels the requests that are no longer needed, and waits for their end.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_asked.Count > 0)
        {
            await _ending.CancelAsync().ConfigureAwait(false);
            while (_asked.TryDequeue(out var ahead))
            {
                await Task.WhenAny(ahead.Page).ConfigureAwait(false);
            }
        }

        _ending.Dispose();
    }
}

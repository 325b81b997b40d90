namespace CustomVision.DataRights.Training;

/// <summary>
/// All items of an offset-paged set that others may change during the listing, each once, oldest first.
/// </summary>
/// <remarks>
/// The service pages by <c>skip</c> and <c>take</c> over a live set. Added items come last and are harmless, but an item removed before the
/// cursor shifts the rest forward, and the next page would skip items. Each page therefore begins with the last item of the previous page.
/// If this pass has seen its first item, there is no gap between the pages; otherwise the cursor steps back until there is none. At the
/// end, the service's own count is requested. If it is higher, added items are looked for at the end; if it still differs, the whole set is
/// read again for new items, a bounded number of times. A pass that finds more items than the count allows is ended
/// (<see cref="CountLimit"/>). An unchanged set of n items costs at most <c>ceil(n/255) + 1</c> calls and the count, which is requested
/// twice if no hint is given and the set is large; once the count is known, a few pages are requested concurrently.
/// </remarks>
internal sealed class PagedListing<T>(
    Func<int, int, CancellationToken, Task<IReadOnlyList<Raw<T>>>> getPage,
    Func<CancellationToken, Task<int>> getCount,
    Func<T, Guid> idOf,
    IdTable? ids = null
) : IAsyncEnumerable<Raw<T>>
{
    /// <summary>The maximum number of items in a page of the service.</summary>
    internal const int PageSize = 256;

    private const int MaxPasses = 3;

    // Items added in the interim are at the end, where a check costs one call instead of a whole pass.
    private const int MaxChecksAtTheEnd = 64;

    // A hint may be wrong, so it reserves memory for at most this many ids.
    private const int MostExpected = 256 * 1024;

    // The last pass that saw each id. Released at the end, since a listing outlives its enumeration.
    private IdMarks _lastSeen = new(new IdTable());
    private readonly Func<int, int, CancellationToken, Task<IReadOnlyList<Raw<T>>>> _getPage = getPage;

    /// <summary>The approximate number of items, if known; a few pages are then requested concurrently.</summary>
    public int? Hint { get; set; }

    /// <summary>
    /// The approximate number of items, as far as it is known during the enumeration, for tables that are to be allocated at their size.
    /// </summary>
    public int Expected { get; private set; }

    /// <summary>Whether the last pass found exactly as many items as the service counts. False until the enumeration has ended.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>The service's count at the end; <see langword="null"/> until then.</summary>
    public int? ServiceCount { get; private set; }

    /// <summary>The number of items that the last pass found.</summary>
    public int Found { get; private set; }

    /// <summary>The number of passes through the set.</summary>
    public int Passes { get; private set; }

    /// <summary>The ids that were returned but not found again by the last pass. Empty until the enumeration has ended.</summary>
    public IReadOnlyList<Guid> Vanished { get; private set; } = [];

    /// <summary>Gets the offset of the next page, which begins with the last item of the given one.</summary>
    internal static int SkipAfter(int skip, int items) => skip + Math.Max(0, items - 1);

    /// <summary>
    /// Gets the offset of the next page; <see langword="null"/> if the given page was not full and is therefore the last.
    /// </summary>
    internal static int? NextSkip(int skip, int items, int pageSize = PageSize) => items < pageSize ? null : SkipAfter(skip, items);

    /// <inheritdoc />
    public async IAsyncEnumerator<Raw<T>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        Reset();
        var ahead = new PagePrefetcher<T>(_getPage, cancellationToken);
        await using var closing = ahead.ConfigureAwait(false);
        var limit = new CountLimit(getCount, Hint);
        var size = new AdaptivePageSize<T>();
        var fresh = new List<Raw<T>>();
        while (!IsSettled && Passes < MaxPasses)
        {
            limit.BeginPass();
            Passes++;
            Found = 0;
            var cursor = new PageCursor();
            for (var looks = 0; looks <= MaxChecksAtTheEnd; looks++)
            {
                var foundBeforeLook = Found;
                while (!cursor.AtEnd && !limit.IsExceeded)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var take = size.Take;
                    IReadOnlyList<Raw<T>> read;
                    try
                    {
                        read = await ahead.TakeAsync(cursor.Skip, take).ConfigureAwait(false);
                    }
                    catch (TrainingApiException error) when (size.ShrinksAfter(error))
                    {
                        continue;
                    }

                    size.Learn(read);
                    var page = read.Any(IsGap) ? [.. read.Where(item => !IsGap(item))] : read;
                    if (!cursor.Joins(page.Count > 0 && SeenInThisPass(idOf(page[0].Value))))
                    {
                        continue;
                    }

                    var foundBefore = Found;
                    fresh.Clear();
                    foreach (var item in page)
                    {
                        if (Remember(idOf(item.Value)))
                        {
                            fresh.Add(item);
                        }
                        else
                        {
                            item.Page?.Dispose();
                        }
                    }

                    cursor.Advance(page.Count, take, Found - foundBefore);
                    if (await limit.AllowsAsync(Found, cancellationToken).ConfigureAwait(false) && !cursor.AtEnd)
                    {
                        ahead.Expect(limit.Counted ?? Hint);
                        Expect(limit.Counted ?? Hint);
                        ahead.Ask(cursor.Skip, read);
                    }

                    if (cursor.AtEnd && !limit.IsExceeded)
                    {
                        ahead.AskForCount(getCount); // answered while the caller processes the last page
                    }

                    if (page != read)
                    {
                        fresh.AddRange(read.Where(IsGap));
                    }

                    foreach (var item in fresh)
                    {
                        yield return item;
                    }
                }

                if (limit.IsExceeded)
                {
                    break;
                }

                ServiceCount = await ahead.TakeCountAsync(getCount).ConfigureAwait(false);
                IsSettled = ServiceCount == Found;
                if (ServiceCount <= Found || Found == foundBeforeLook)
                {
                    break;
                }

                cursor.ReopenEnd();
            }
        }

        if (limit.IsExceeded)
        {
            throw limit.Error();
        }

        Vanished = Passes == 1 ? [] : [.. _lastSeen.Marked.Where(seen => seen.Mark != Passes).Select(seen => seen.Id)];
        _lastSeen = new IdMarks(new IdTable());
    }

    private static bool IsGap(Raw<T> item) => item.Unread is { IsGap: true };

    private bool SeenInThisPass(Guid id) => _lastSeen[id] == Passes;

    // Returns true if no pass has seen the id.
    private bool Remember(Guid id)
    {
        var pass = _lastSeen[id];
        if (pass != Passes)
        {
            Found++;
            _lastSeen[id] = (byte)Passes;
        }

        return pass == 0;
    }

    // Allocated at its expected size, since growing leaves the old arrays to the garbage collector.
    private void Expect(int? count)
    {
        Expected = Math.Clamp(count ?? 0, 0, MostExpected);
        _lastSeen.Expect(Expected);
    }

    private void Reset()
    {
        _lastSeen = new IdMarks(ids ?? new IdTable());
        Expect(Hint);
        Vanished = [];
        IsSettled = false;
        ServiceCount = null;
        Found = 0;
        Passes = 0;
    }
}

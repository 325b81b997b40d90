namespace CustomVision.DataRights.Training;

/// <summary>
/// All items of an offset-paged set that others may change during the listing, each once, oldest first.
/// </summary>
/// <remarks>
/// The service pages by <c>skip</c> and <c>take</c> over a live set: what is added comes last and disturbs nothing, but what is removed
/// before the cursor moves the rest forward, and the next page would begin too late. So each page begins with the last item of the page
/// before. When its first item is one that this pass has seen, nothing lies between the two; otherwise the cursor steps back until it is.
/// At the end the service's own count is asked. When it is higher, what was added is looked for at the end; when it still differs, the
/// whole set is looked through again for what is new, a bounded number of times. A pass that finds more than the count allows for is ended
/// (<see cref="CountLimit"/>). An undisturbed set of n items costs at most <c>ceil(n/255) + 1</c> calls and the count, which is asked for
/// twice where no hint is given and the set is large; from then on a few pages are requested concurrently.
/// </remarks>
internal sealed class PagedListing<T>(
    Func<int, int, CancellationToken, Task<IReadOnlyList<Raw<T>>>> getPage,
    Func<CancellationToken, Task<int>> getCount,
    Func<T, Guid> idOf
) : IAsyncEnumerable<Raw<T>>
{
    /// <summary>The largest page that the service gives.</summary>
    internal const int PageSize = 256;

    private const int MaxPasses = 3;

    // What was added in the interim is at the end: there, a look costs one call, not a pass.
    private const int MaxChecksAtTheEnd = 64;

    // A hint is not to be trusted with more memory than this many ids take.
    private const int MostExpected = 256 * 1024;

    // Which pass saw each id last. Let go at the end: a listing outlives its enumeration.
    private Dictionary<Guid, byte> _lastSeen = [];
    private readonly Func<int, int, CancellationToken, Task<IReadOnlyList<Raw<T>>>> _getPage = getPage;

    /// <summary>The approximate number of items, where known; a few pages are then requested concurrently.</summary>
    public int? Hint { get; set; }

    /// <summary>Whether the last pass found exactly as many items as the service counts. False until the enumeration has ended.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>The service's count at the end; null until then.</summary>
    public int? ServiceCount { get; private set; }

    /// <summary>The number of items that the last pass found.</summary>
    public int Found { get; private set; }

    /// <summary>The number of passes through the set.</summary>
    public int Passes { get; private set; }

    /// <summary>The ids that were given out, and that the last pass did not find again. Empty until the enumeration has ended.</summary>
    public IReadOnlyList<Guid> Vanished { get; private set; } = [];

    /// <summary>The offset of the page after one: it begins with that one's last item.</summary>
    internal static int SkipAfter(int skip, int items) => skip + Math.Max(0, items - 1);

    /// <summary>The offset of the page after one; <see langword="null"/> where that one was not full, and so the last.</summary>
    internal static int? NextSkip(int skip, int items, int pageSize = PageSize) => items < pageSize ? null : SkipAfter(skip, items);

    /// <inheritdoc />
    public async IAsyncEnumerator<Raw<T>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        Reset();
        var ahead = new PagesAhead<T>(_getPage, cancellationToken);
        await using var closing = ahead.ConfigureAwait(false);
        var limit = new CountLimit(getCount, Hint);
        var size = new PageLength<T>();
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
                    var page = read.Where(item => item.Unread is not { IsGap: true }).ToList();
                    if (!cursor.Joins(page.Count > 0 && SeenInThisPass(idOf(page[0].Value))))
                    {
                        continue;
                    }

                    var foundBefore = Found;
                    var fresh = page.Where(item => Remember(idOf(item.Value))).ToList();
                    cursor.Advance(page.Count, take, Found - foundBefore);
                    if (await limit.AllowsAsync(Found, cancellationToken).ConfigureAwait(false) && !cursor.AtEnd)
                    {
                        ahead.Expect(limit.Counted ?? Hint);
                        ahead.Ask(cursor.Skip, read);
                    }

                    foreach (var item in fresh.Concat(read.Where(item => item.Unread is { IsGap: true })))
                    {
                        yield return item;
                    }
                }

                if (limit.IsExceeded)
                {
                    break;
                }

                ServiceCount = await getCount(cancellationToken).ConfigureAwait(false);
                IsSettled = ServiceCount == Found;
                if (ServiceCount <= Found || Found == foundBeforeLook)
                {
                    break;
                }

                cursor.LookAgainAtTheEnd();
            }
        }

        if (limit.IsExceeded)
        {
            throw limit.Error();
        }

        Vanished = Passes == 1 ? [] : [.. _lastSeen.Where(seen => seen.Value != Passes).Select(seen => seen.Key)];
        _lastSeen = [];
    }

    private bool SeenInThisPass(Guid id) => _lastSeen.TryGetValue(id, out var pass) && pass == Passes;

    // True when no pass has seen the id.
    private bool Remember(Guid id)
    {
        var isKnown = _lastSeen.TryGetValue(id, out var pass);
        if (!isKnown || pass != Passes)
        {
            Found++;
            _lastSeen[id] = (byte)Passes;
        }

        return !isKnown;
    }

    private void Reset()
    {
        // Grown at once: each growth would leave its half behind.
        _lastSeen = new Dictionary<Guid, byte>(Math.Clamp(Hint ?? 0, 0, MostExpected));
        Vanished = [];
        IsSettled = false;
        ServiceCount = null;
        Found = 0;
        Passes = 0;
    }
}

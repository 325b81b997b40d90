namespace CustomVision.DataRights.Training;

/// <summary>The position of a pass through an offset-paged set.</summary>
internal sealed class PageCursor
{
    // A set that shrinks while it is read repeats pages after each step back; a service that ignores "skip" repeats them forever.
    private const int MaxFruitlessPages = 64;

    private int _fruitless;

    /// <summary>The offset of the next page.</summary>
    public int Skip { get; private set; }

    /// <summary>Whether the last page was the last.</summary>
    public bool AtEnd { get; private set; }

    /// <summary>
    /// Whether the page continues what was seen. If not, the cursor has stepped back, and the page is to be asked for again.
    /// </summary>
    public bool Joins(bool beginsWithSeenItem)
    {
        if (Skip == 0 || beginsWithSeenItem)
        {
            return true;
        }

        Skip = Math.Max(0, Skip - PagedListing<object>.PageSize + 1);
        return false;
    }

    /// <summary>Continues behind a page, with its last item again.</summary>
    public void Advance(int items, int pageSize, int newItems)
    {
        _fruitless = newItems == 0 ? _fruitless + 1 : 0;
        if (_fruitless > MaxFruitlessPages)
        {
            throw EndlessListException.Of(
                "The service returns the same page repeatedly, so its list has no end. Check that the endpoint is a Custom Vision "
                    + "training resource."
            );
        }

        AtEnd = PagedListing<object>.NextSkip(Skip, items, pageSize) is null;
        Skip = PagedListing<object>.SkipAfter(Skip, items);
    }

    /// <summary>Requests the items after the last one again.</summary>
    public void LookAgainAtTheEnd() => AtEnd = false;
}

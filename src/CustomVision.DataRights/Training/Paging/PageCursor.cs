namespace CustomVision.DataRights.Training;

/// <summary>The position of a pass through an offset-paged set.</summary>
internal sealed class PageCursor
{
    // A set that shrinks during the listing repeats pages after each step back; a service that ignores "skip" repeats them forever.
    private const int MaxFruitlessPages = 64;

    private int _fruitless;

    /// <summary>The offset of the next page.</summary>
    public int Skip { get; private set; }

    /// <summary>Whether the end of the set was reached.</summary>
    public bool AtEnd { get; private set; }

    /// <summary>
    /// Determines whether the page follows the previous one without a gap. If it does not, the cursor steps back and the caller must
    /// request the page again.
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

    /// <summary>Moves past a page. The next page begins with the last item of this one.</summary>
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

    /// <summary>Allows another request for items after the last one.</summary>
    public void ReopenEnd() => AtEnd = false;
}

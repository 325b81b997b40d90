namespace CustomVision.DataRights.Training;

/// <summary>
/// The number of items to request in a page: the service's maximum, or fewer if items are so large that a page would need too much memory.
/// </summary>
internal sealed class AdaptivePageSize<T>
{
    internal const int Fewest = 2; // a page begins with the last item of the page before
    private const long PageBytes = 4 * 1024 * 1024; // in practice, an item has 1 to 2 KB

    /// <summary>The number of items to request.</summary>
    public int Take { get; private set; } = PagedListing<T>.PageSize;

    /// <summary>
    /// Reduces the page length after an answer that was too large. Returns false if the error has another cause or the length is already
    /// the minimum.
    /// </summary>
    public bool ShrinksAfter(TrainingApiException error)
    {
        if (!TrainingErrors.IsTooLarge(error) || Take == Fewest)
        {
            return false;
        }

        Take = Math.Max(Fewest, Take / 4);
        return true;
    }

    /// <summary>Adapts the page length to the average item size of a page.</summary>
    public void Learn(IReadOnlyList<Raw<T>> page)
    {
        var bytes = page.Sum(item => (long)item.Json.Length);
        Take = bytes == 0 ? Take : (int)Math.Clamp(PageBytes * page.Count / bytes, Fewest, PagedListing<T>.PageSize);
    }
}

namespace CustomVision.DataRights.Training;

/// <summary>
/// How many items a page is asked for: the service's most, and fewer where items are so large that a page would fill the memory.
/// </summary>
internal sealed class PageLength<T>
{
    internal const int Fewest = 2; // a page begins with the last item of the page before
    private const long PageBytes = 4 * 1024 * 1024; // an item has 1 to 2 KB in practice

    /// <summary>The number of items to ask for.</summary>
    public int Take { get; private set; } = PagedListing<T>.PageSize;

    /// <summary>Asks for fewer items after an answer with too many bytes; gives up at the fewest.</summary>
    public bool ShrinksAfter(TrainingApiException error)
    {
        if (!TrainingErrors.IsTooLarge(error) || Take == Fewest)
        {
            return false;
        }

        Take = Math.Max(Fewest, Take / 4);
        return true;
    }

    /// <summary>Learns from a page how large items are.</summary>
    public void Learn(IReadOnlyList<Raw<T>> page)
    {
        var bytes = page.Sum(item => (long)item.Json.Length);
        Take = bytes == 0 ? Take : (int)Math.Clamp(PageBytes * page.Count / bytes, Fewest, PagedListing<T>.PageSize);
    }
}

namespace CustomVision.DataRights.Viewer;

/// <summary>
/// Reuses the memory of the many small pieces from which a picture's HTML is composed. They are needed only until the composed HTML was
/// copied to its page.
/// </summary>
internal sealed class HtmlScratch
{
    // An image with hundreds of boxes has more pieces. The rest is left to the garbage collector.
    private const int Most = 256;

    [ThreadStatic]
    private static HtmlScratch? _current;

    private readonly List<Html> _pieces = [];
    private int _used;

    /// <summary>Gets empty HTML. While a scratch is active on this thread, it is reused afterwards.</summary>
    public static Html Next() => _current?.Take() ?? new Html();

    /// <summary>Copies composed HTML to a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="compose">The callback that composes the HTML, synchronously. It must not keep any of it.</param>
    /// <param name="picture">The value that is passed to the callback.</param>
    /// <param name="number">The number that is passed to the callback.</param>
    public void Copy<T>(Html page, Func<T, long, Html> compose, T picture, long number)
    {
        _current = this;
        try
        {
            page.AddCopy(compose(picture, number));
        }
        finally
        {
            _current = null;
            _used = 0;
        }
    }

    private Html Take()
    {
        if (_used == Most)
        {
            return new Html();
        }

        if (_used == _pieces.Count)
        {
            _pieces.Add(new Html());
        }

        var piece = _pieces[_used++];
        piece.Clear();
        return piece;
    }
}

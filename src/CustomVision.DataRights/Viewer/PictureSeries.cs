namespace CustomVision.DataRights.Viewer;

/// <summary>Collects pictures into pages of 200, and writes each page when it is full.</summary>
/// <param name="write">The callback that writes a page, given its 1-based number, its pictures, and whether another page follows.</param>
internal sealed class PictureSeries(Func<long, Html, bool, CancellationToken, Task> write)
{
    /// <summary>The number of pictures per page.</summary>
    public const int PicturesPerPage = 200;

    private readonly HtmlScratch _scratch = new();
    private Html _pictures = new();
    private int _onPage;

    /// <summary>The number of pictures so far.</summary>
    public long Count { get; private set; }

    /// <summary>The number of pages written so far.</summary>
    public long Pages { get; private set; }

    /// <summary>Gets the number of pages for a number of pictures; at least one.</summary>
    public static long PagesFor(long pictures) => Math.Max(1, (pictures + PicturesPerPage - 1) / PicturesPerPage);

    /// <summary>Adds a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="card">The callback that creates the picture's HTML, given its 1-based position in the series.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public async ValueTask AddAsync<T>(T picture, Func<T, long, Html> card, CancellationToken cancellationToken)
    {
        if (_onPage == PicturesPerPage)
        {
            await WriteAsync(more: true, cancellationToken).ConfigureAwait(false);
        }

        _scratch.Copy(_pictures, card, picture, ++Count);
        _onPage++;
    }

    /// <summary>Writes the last page.</summary>
    /// <param name="evenIfEmpty">Whether to write a page even if the series has no pictures.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public async Task EndAsync(bool evenIfEmpty, CancellationToken cancellationToken)
    {
        if (_onPage > 0 || evenIfEmpty)
        {
            await WriteAsync(more: false, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(bool more, CancellationToken cancellationToken)
    {
        var pictures = Html.Of($"""<ul class="grid">{_pictures}</ul>""");
        var shown = _onPage > 0 ? pictures : new Html();
        (_pictures, _onPage) = (new Html(), 0);
        await write(++Pages, shown, more, cancellationToken).ConfigureAwait(false);
        pictures.Release();
    }
}

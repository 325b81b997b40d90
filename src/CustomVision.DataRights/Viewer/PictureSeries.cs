namespace CustomVision.DataRights.Viewer;

/// <summary>Collects pictures into pages of 200, and hands each page over when it is full.</summary>
/// <param name="write">Writes a page: its number from 1, its pictures, and whether another follows.</param>
internal sealed class PictureSeries(Func<long, Html, bool, CancellationToken, Task> write)
{
    /// <summary>Pictures on a page.</summary>
    public const int PicturesPerPage = 200;

    private Html _pictures = new();
    private int _onPage;

    /// <summary>The pictures so far.</summary>
    public long Count { get; private set; }

    /// <summary>The pages that have been written.</summary>
    public long Pages { get; private set; }

    /// <summary>The number of pages that a number of pictures needs; at least one.</summary>
    public static long PagesFor(long pictures) => Math.Max(1, (pictures + PicturesPerPage - 1) / PicturesPerPage);

    /// <summary>Adds a picture.</summary>
    /// <param name="card">Makes the picture's HTML from its place in the series, from 1.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public async ValueTask AddAsync(Func<long, Html> card, CancellationToken cancellationToken)
    {
        if (_onPage == PicturesPerPage)
        {
            await WriteAsync(more: true, cancellationToken).ConfigureAwait(false);
        }

        _pictures.Add(card(++Count));
        _onPage++;
    }

    /// <summary>Writes the last page.</summary>
    /// <param name="evenIfEmpty">Whether a series without images also has a page.</param>
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

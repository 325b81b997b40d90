namespace CustomVision.DataRights.Viewer;

/// <summary>Creates the links between the pages of a series: <c>index.html</c>, <c>index-2.html</c> and so on.</summary>
internal static class PageLinks
{
    /// <summary>The number of linked pages on each side of the current page.</summary>
    private const int Around = 2;

    /// <summary>Gets the file name of a page.</summary>
    /// <param name="series">The fixed word that identifies the series.</param>
    /// <param name="page">The 1-based page number.</param>
    public static string FileOf(string series, long page) =>
        page == 1 ? $"{series}.html" : FormattableString.Invariant($"{series}-{page}.html");

    /// <summary>Creates the links. Returns <see langword="null"/> for a series of one page.</summary>
    public static Html? Create(ViewerTexts texts, string series, long page, long pages)
    {
        if (pages < 2)
        {
            return null;
        }

        var links = new Html();
        if (page > 1)
        {
            links.Add($"""<li><a rel="prev" href="{FileOf(series, page - 1)}">{texts.Previous}</a></li>""");
        }

        long last = 0;
        for (long number = 1; number <= pages; number++)
        {
            if (number != 1 && number != pages && Math.Abs(number - page) > Around)
            {
                continue;
            }

            if (number > last + 1)
            {
                links.Add($"""<li aria-hidden="true"><span class="gap">…</span></li>""");
            }

            last = number;
            links.Add(
                number == page
                    ? Html.Of($"""<li><span aria-current="page">{texts.Number(number)}</span></li>""")
                    : Html.Of($"""<li><a href="{FileOf(series, number)}">{texts.Number(number)}</a></li>""")
            );
        }

        if (page < pages)
        {
            links.Add($"""<li><a rel="next" href="{FileOf(series, page + 1)}">{texts.Next}</a></li>""");
        }

        return Html.Of($"""<nav class="pages" aria-label="{texts.Pages}"><ul>{links}</ul></nav>""");
    }
}

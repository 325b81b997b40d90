namespace CustomVision.DataRights.Viewer;

/// <summary>Creates the parts that all pages share.</summary>
internal static class ViewerPage
{
    /// <summary>Creates a complete page.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="title">The title of the page, as plain text.</param>
    /// <param name="back">The link to the parent page, or <see langword="null"/>.</param>
    /// <param name="main">The main content.</param>
    public static Html Create(ViewerTexts texts, string title, Html? back, Html main)
    {
        var navigation = back is null ? null : Html.Of($"<header><nav>{back}</nav></header>\n");
        var style = ViewerStyle.Of(texts.Language);
        return Html.Of(
            $"""
            <!DOCTYPE html>
            <html lang="{texts.Language.Tag}" dir="ltr">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{style.ContentSecurityPolicy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <meta name="robots" content="noindex">
            <title>{title}</title>
            <style>{Html.Trusted(style.Css)}</style>
            </head>
            <body>
            <a class="skip" href="#main">{texts.SkipToContent}</a>
            {navigation}<main id="main">
            {main}</main>
            <footer><p>{texts.Offline}</p></footer>
            </body>
            </html>

            """
        );
    }

    /// <summary>Formats external text, isolated so that its direction does not affect the surrounding text.</summary>
    public static Html Foreign(string? text) => Html.Of($"""<bdi dir="auto">{text}</bdi>""");

    /// <summary>Formats external text that may be long.</summary>
    public static Html ForeignBlock(string? text) => Html.Of($"""<div class="long pre" dir="auto">{text}</div>""");

    /// <summary>Creates a row of a list of facts. Returns <see langword="null"/> if the fact is absent.</summary>
    public static Html? Fact(string term, Html? value) => value is null ? null : Html.Of($"<dt>{term}</dt><dd>{value}</dd>\n");

    /// <inheritdoc cref="Fact(string, Html?)"/>
    public static Html? Fact(string term, string? value) => string.IsNullOrEmpty(value) ? null : Fact(term, Html.Of($"{value}"));

    /// <summary>Creates the headers of a table's text columns.</summary>
    public static Html Heads(params ReadOnlySpan<string> texts)
    {
        var heads = new Html();
        foreach (var text in texts)
        {
            heads.Add($"""<th scope="col">{text}</th>""");
        }

        return heads;
    }

    /// <summary>Creates the headers of a table's number columns.</summary>
    public static Html NumberHeads(params ReadOnlySpan<string> texts)
    {
        var heads = new Html();
        foreach (var text in texts)
        {
            heads.Add($"""<th scope="col" class="n">{text}</th>""");
        }

        return heads;
    }
}

using System.Globalization;
using System.Text;
using CustomVision.DataRights.Erasure.Pages;
using CustomVision.DataRights.Viewer;

namespace CustomVision.DataRights.Erasure;

/// <summary>A receipt as a page for a person: one HTML file that asks for nothing, runs nothing and can be printed.</summary>
public static class ErasureReceiptPage
{
    /// <summary>Makes the page.</summary>
    /// <param name="receipt">The receipt.</param>
    /// <param name="culture">
    /// The language; English where it is not available. By default <see cref="CultureInfo.CurrentUICulture"/>.
    /// </param>
    /// <returns>HTML. Every value in it is encoded, and its content security policy allows nothing but its own style sheet.</returns>
    public static string Create(ErasureReceipt receipt, CultureInfo? culture = null)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        var texts = new ErasureTexts(culture ?? CultureInfo.CurrentUICulture);
        var main = Html.Of($"<h1>{texts["page.title"]}</h1>\n");
        ReceiptSections.AddResult(main, receipt, texts);
        ReceiptSections.AddFacts(main, receipt, texts);
        ReceiptSections.AddModels(main, receipt, texts);
        ReceiptSections.AddObjects(main, texts["page.objects"], receipt.Objects, texts);
        ReceiptSections.AddObjects(main, texts["page.collateral"], receipt.Collateral, texts);
        ReceiptSections.AddUnplanned(main, receipt, texts);
        ReceiptSections.AddSets(main, receipt, texts);
        ReceiptSections.AddResiduals(main, receipt, texts);
        ReceiptSections.AddSteps(main, receipt, texts);
        return Frame(texts, main);
    }

    /// <summary>Writes the page in UTF-8.</summary>
    /// <param name="receipt">The receipt.</param>
    /// <param name="destination">Where to; it stays open.</param>
    /// <param name="culture">The language, as for <see cref="Create"/>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that ends when the page is written.</returns>
    public static async Task WriteAsync(
        ErasureReceipt receipt,
        Stream destination,
        CultureInfo? culture = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(destination);
        await destination.WriteAsync(Encoding.UTF8.GetBytes(Create(receipt, culture)), cancellationToken).ConfigureAwait(false);
    }

    private static string Frame(ErasureTexts texts, Html main) =>
        Html.Of(
                $"""
                <!DOCTYPE html>
                <html lang="{texts["page.language"]}">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="{ViewerStyle.ContentSecurityPolicy}">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="referrer" content="no-referrer">
                <meta name="robots" content="noindex">
                <title>{texts["page.title"]}</title>
                <style>{Html.Trusted(ViewerStyle.Css)}</style>
                </head>
                <body>
                <main id="main">
                {main}</main>
                <footer><p>{texts["page.footer"]}</p></footer>
                </body>
                </html>

                """
            )
            .ToString();
}

using System.Globalization;
using CustomVision.DataRights.Erasure.Texts;
using CustomVision.DataRights.Viewer;

namespace CustomVision.DataRights.Erasure.Pages;

/// <summary>Renders a receipt as one printable HTML file without scripts or external resources.</summary>
internal static class ReceiptPage
{
    public static string Create(ErasureReceipt receipt, CultureInfo culture)
    {
        var texts = new ErasureTexts(culture);
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

    private static string Frame(ErasureTexts texts, Html main)
    {
        var style = ViewerStyle.Of(texts.Language);
        return Html.Of(
                $"""
                <!DOCTYPE html>
                <html lang="{texts.Language.Tag}">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="{style.ContentSecurityPolicy}">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="referrer" content="no-referrer">
                <meta name="robots" content="noindex">
                <title>{texts["page.title"]}</title>
                <style>{Html.Trusted(style.Css)}</style>
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
}

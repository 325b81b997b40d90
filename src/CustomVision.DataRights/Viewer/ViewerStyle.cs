using System.Security.Cryptography;
using System.Text;
using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Viewer;

/// <summary>
/// The style sheet of the pages. It is embedded in each page, so that a page remains readable wherever it is moved, and the content
/// security policy of the page allows only this style sheet, by its digest.
/// </summary>
internal sealed class ViewerStyle
{
    /// <summary>The number of tag colors in the style sheet, <c>c0</c>, <c>c1</c> and so on.</summary>
    public const int Colours = 8;

    // Browsers break Korean text between any two syllables, but readers expect breaks between words.
    private const string WholeWords = "body, th, td { word-break: keep-all; }\n";

    private static readonly ViewerStyle Common = new(Load());
    private static readonly ViewerStyle Korean = new(Common.Css + WholeWords);

    private ViewerStyle(string css)
    {
        Css = css;
        var digest = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(css)));
        ContentSecurityPolicy = $"default-src 'none'; img-src 'self'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'";
    }

    /// <summary>The text of the style sheet.</summary>
    public string Css { get; }

    /// <summary>
    /// The content security policy: no scripts, fonts, frames, forms or requests; only local images and this style sheet.
    /// </summary>
    public string ContentSecurityPolicy { get; }

    public static ViewerStyle Of(TextLanguage language) => language == TextLanguage.Korean ? Korean : Common;

    private static string Load()
    {
        using var stream =
            typeof(ViewerStyle).Assembly.GetManifestResourceStream("CustomVision.DataRights.Viewer.viewer.css")
            ?? throw new InvalidOperationException("The style sheet is not embedded in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);

        // HTML parsers convert CR LF to LF before the digest is compared.
        return "\n" + reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

using System.Security.Cryptography;
using System.Text;
using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Viewer;

/// <summary>
/// The pages' style sheet. It is embedded in each page, so that a page is readable wherever it is moved, and the page's content security
/// policy allows this text alone, by its digest.
/// </summary>
internal sealed class ViewerStyle
{
    /// <summary>The number of colours that the style sheet has for tags, <c>c0</c> and on.</summary>
    public const int Colours = 8;

    // Browsers break Korean between any two syllables; a reader expects the break between words.
    private const string WholeWords = "body, th, td { word-break: keep-all; }\n";

    private static readonly ViewerStyle Common = new(Load());
    private static readonly ViewerStyle Korean = new(Common.Css + WholeWords);

    private ViewerStyle(string css)
    {
        Css = css;
        var digest = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(css)));
        ContentSecurityPolicy = $"default-src 'none'; img-src 'self'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'";
    }

    /// <summary>The style sheet.</summary>
    public string Css { get; }

    /// <summary>No scripts, fonts, frames, forms or requests; images from beside the page; this style sheet.</summary>
    public string ContentSecurityPolicy { get; }

    public static ViewerStyle Of(TextLanguage language) => language == TextLanguage.Korean ? Korean : Common;

    private static string Load()
    {
        using var stream =
            typeof(ViewerStyle).Assembly.GetManifestResourceStream("CustomVision.DataRights.Viewer.viewer.css")
            ?? throw new InvalidOperationException("The style sheet is not embedded in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);

        // HTML parsers turn CR LF into LF before the digest is compared.
        return "\n" + reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

using System.Security.Cryptography;
using System.Text;

namespace CustomVision.DataRights.Viewer;

/// <summary>
/// The pages' style sheet. It stands in each page, so that a page is readable wherever it is moved, and the page's content security
/// policy allows this text alone, by its digest.
/// </summary>
internal static class ViewerStyle
{
    /// <summary>The number of colours that the style sheet has for tags, <c>c0</c> and on.</summary>
    public const int Colours = 8;

    /// <summary>The style sheet.</summary>
    public static string Css { get; } = Load();

    /// <summary>No scripts, fonts, frames, forms or requests; images from beside the page; this style sheet.</summary>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; img-src 'self'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; "
        + "base-uri 'none'; form-action 'none'";

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

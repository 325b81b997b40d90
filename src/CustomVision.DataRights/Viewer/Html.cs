using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace CustomVision.DataRights.Viewer;

/// <summary>
/// HTML under construction. What stands in the source code is markup; every value that is put into it is encoded, unless it is
/// itself <see cref="Html"/>. The style sheet is the one text that goes in as it is.
/// </summary>
internal sealed class Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _text = new();

    /// <summary>Makes a piece of HTML.</summary>
    public static Html Of(Piece piece) => piece.Html;

    /// <summary>Takes markup of our own that does not stand in the source code.</summary>
    public static Html Trusted(string markup)
    {
        var html = new Html();
        html._text.Append(markup);
        return html;
    }

    /// <summary>Adds a piece of HTML.</summary>
    public Html Add([InterpolatedStringHandlerArgument("")] Piece piece)
    {
        _ = piece; // it has written into this HTML already
        return this;
    }

    /// <summary>Adds other HTML.</summary>
    public Html Add(Html other)
    {
        _text.Append(other._text);
        return this;
    }

    public override string ToString() => _text.ToString();

    /// <summary>An interpolated string whose holes are encoded.</summary>
    [InterpolatedStringHandler]
    public readonly struct Piece
    {
        public Piece(int literalLength, int formattedCount)
            : this(literalLength, formattedCount, new Html())
        {
        }

        public Piece(int literalLength, int formattedCount, Html html)
        {
            _ = (literalLength, formattedCount);
            Html = html;
        }

        public Html Html { get; }

        public void AppendLiteral(string markup) => Html._text.Append(markup);

        public void AppendFormatted(string? text) => Html._text.Append(Encoder.Encode(text ?? string.Empty));

        public void AppendFormatted(Html? html)
        {
            if (html is not null)
            {
                Html._text.Append(html._text);
            }
        }

        // Numbers and ids hold nothing that needs encoding.
        public void AppendFormatted(int number) => Html._text.Append(CultureInfo.InvariantCulture, $"{number}");

        public void AppendFormatted(Guid id) => Html._text.Append(CultureInfo.InvariantCulture, $"{id:D}");

        /// <summary>A length or place in a drawing: a thousandth of a pixel is fine enough.</summary>
        public void AppendFormatted(double number) => Html._text.Append(CultureInfo.InvariantCulture, $"{Math.Round(number, 3)}");
    }
}

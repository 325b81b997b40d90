using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace CustomVision.DataRights.Viewer;

/// <summary>
/// HTML under construction. Literals in the source code are markup; every value that is put into it is encoded, unless it is
/// itself <see cref="Html"/>. The style sheet is the one text that goes in as it is.
/// </summary>
internal sealed class Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    // What is longer than this is kept as it is where it is put in; a page would otherwise be copied at every level.
    private const int LongestCopied = 512;

    private const int BufferLength = 32 * 1024;

    private char[] _text = [];
    private int _length;
    private List<(int At, Html Piece)>? _pieces;

    /// <summary>Makes a piece of HTML.</summary>
    public static Html Of(Piece piece) => piece.Html;

    /// <summary>Takes our own markup that is not a literal in the source code.</summary>
    public static Html Trusted(string markup)
    {
        var html = new Html();
        html.Append(markup);
        return html;
    }

    /// <summary>Adds a piece of HTML.</summary>
    public Html Add([InterpolatedStringHandlerArgument("")] Piece piece)
    {
        _ = piece; // it has written into this HTML already
        return this;
    }

    /// <summary>Adds other HTML, to which nothing is added afterwards.</summary>
    public Html Add(Html other)
    {
        if (other._pieces is null && other._length <= LongestCopied)
        {
            Append(other._text.AsSpan(0, other._length));
        }
        else
        {
            (_pieces ??= []).Add((_length, other));
        }

        return this;
    }

    /// <summary>Writes the HTML as UTF-8. A page of pictures is large: it is never held as bytes too.</summary>
    public async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        const int Longest = 4; // bytes of a character: the encoder refuses a room that takes none
        var encoder = Encoding.UTF8.GetEncoder();
        var buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
        try
        {
            var used = 0;
            foreach (var part in Parts())
            {
                for (var rest = part; rest.Length > 0;)
                {
                    if (buffer.Length - used < Longest)
                    {
                        await stream.WriteAsync(buffer.AsMemory(0, used), cancellationToken).ConfigureAwait(false);
                        used = 0;
                    }

                    encoder.Convert(rest.Span, buffer.AsSpan(used), flush: false, out var taken, out var written, out _);
                    rest = rest[taken..];
                    used += written;
                }
            }

            await stream.WriteAsync(buffer.AsMemory(0, used), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Gives the memory of a page back once it was written. Neither it nor its pieces are used afterwards.</summary>
    public void Release()
    {
        foreach (var (_, piece) in _pieces ?? [])
        {
            piece.Release();
        }

        _pieces = null;
        Return(_text);
        (_text, _length) = ([], 0);
    }

    public override string ToString() => string.Concat(Parts());

    private IEnumerable<ReadOnlyMemory<char>> Parts()
    {
        var begin = 0;
        foreach (var (at, piece) in _pieces ?? [])
        {
            yield return _text.AsMemory(begin, at - begin);
            foreach (var part in piece.Parts())
            {
                yield return part;
            }

            begin = at;
        }

        yield return _text.AsMemory(begin, _length - begin);
    }

    private void Append(ReadOnlySpan<char> text)
    {
        text.CopyTo(Room(text.Length));
        _length += text.Length;
    }

    private void Append<T>(T value, ReadOnlySpan<char> format = default)
        where T : ISpanFormattable
    {
        const int Longest = 64; // an id has 36, a number fewer
        value.TryFormat(Room(Longest), out var written, format, CultureInfo.InvariantCulture);
        _length += written;
    }

    private static void Return(char[] text)
    {
        // A shorter one is not from the pool.
        if (text.Length > LongestCopied)
        {
            ArrayPool<char>.Shared.Return(text);
        }
    }

    private Span<char> Room(int more)
    {
        if (_text.Length - _length < more)
        {
            var length = Math.Max(_length + more, _text.Length * 2);
            var larger = length > LongestCopied ? ArrayPool<char>.Shared.Rent(length) : new char[length];
            _text.AsSpan(0, _length).CopyTo(larger);
            Return(_text);
            _text = larger;
        }

        return _text.AsSpan(_length);
    }

    /// <summary>An interpolated string whose holes are encoded.</summary>
    [InterpolatedStringHandler]
    public readonly struct Piece
    {
        public Piece(int literalLength, int formattedCount)
            : this(literalLength, formattedCount, new Html())
        {
            const int Hole = 24; // a guess at what goes into one
            Html.Room(literalLength + (formattedCount * Hole));
        }

        public Piece(int literalLength, int formattedCount, Html html)
        {
            _ = (literalLength, formattedCount);
            Html = html;
        }

        public Html Html { get; }

        public void AppendLiteral(string markup) => Html.Append(markup);

        public void AppendFormatted(string? text) => Html.Append(Encoder.Encode(text ?? string.Empty));

        public void AppendFormatted(Html? html)
        {
            if (html is not null)
            {
                Html.Add(html);
            }
        }

        // Numbers and ids hold nothing that needs encoding.
        public void AppendFormatted(int number) => Html.Append(number);

        public void AppendFormatted(Guid id) => Html.Append(id, "D");

        /// <summary>A length or place in a drawing: a thousandth of a pixel is fine enough.</summary>
        public void AppendFormatted(double number) => Html.Append(Math.Round(number, 3));
    }
}

using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace CustomVision.DataRights.Viewer;

/// <summary>
/// Builds HTML. Literals in the source code are markup; every inserted value is encoded, unless it is itself <see cref="Html"/>. Only the
/// style sheet is inserted without encoding.
/// </summary>
internal sealed class Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    // Longer HTML is kept as a separate piece when it is inserted; otherwise, a page would be copied at every level of nesting.
    private const int LongestCopied = 512;

    private const int LongestKept = 8 * 1024;

    private const int BufferLength = 32 * 1024;

    private static readonly List<(int At, Html Piece)> NoPieces = [];

    private char[] _text = [];
    private int _length;
    private List<(int At, Html Piece)>? _pieces;

    /// <summary>Creates HTML from an interpolated string.</summary>
    public static Html Of(Piece piece) => piece.Html;

    /// <summary>Creates HTML from trusted markup of this library that is not a literal in the source code.</summary>
    public static Html Trusted(string markup)
    {
        var html = new Html();
        html.Append(markup);
        return html;
    }

    /// <summary>Appends an interpolated string.</summary>
    public Html Add([InterpolatedStringHandlerArgument("")] Piece piece)
    {
        _ = piece; // already written by the interpolated string handler
        return this;
    }

    /// <summary>Appends other HTML, which must not be changed afterwards.</summary>
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

    /// <summary>Appends a copy of other HTML, which can be changed afterwards.</summary>
    public void AddCopy(Html other)
    {
        if (other._pieces is null)
        {
            Append(other._text.AsSpan(0, other._length));
            return;
        }

        foreach (var part in other.Parts())
        {
            Append(part.Span);
        }
    }

    /// <summary>Removes the content, so that the memory can be reused.</summary>
    public void Clear()
    {
        (_length, _pieces) = (0, null);
        if (_text.Length > LongestKept)
        {
            Return(_text);
            _text = [];
        }
    }

    /// <summary>Writes the HTML as UTF-8. A page of pictures is large, so it is never held as bytes in full.</summary>
    public async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        const int Longest = 4; // bytes per character: the encoder fails if the buffer has no room for one
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

    /// <summary>
    /// Returns the memory of a page to the pool after it was written. Neither the page nor its pieces may be used afterwards.
    /// </summary>
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
        foreach (var (at, piece) in _pieces ?? NoPieces)
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
        const int Longest = 64; // an id has 36 characters, a number has fewer
        value.TryFormat(Room(Longest), out var written, format, CultureInfo.InvariantCulture);
        _length += written;
    }

    private static void Return(char[] text)
    {
        // Shorter arrays are not from the pool.
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

    /// <summary>An interpolated string handler that encodes the inserted values.</summary>
    [InterpolatedStringHandler]
    public readonly struct Piece
    {
        public Piece(int literalLength, int formattedCount)
            : this(literalLength, formattedCount, HtmlScratch.Next())
        {
            const int Hole = 24; // the estimated length of an inserted value
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

        // Numbers and ids need no encoding.
        public void AppendFormatted(int number) => Html.Append(number);

        public void AppendFormatted(Guid id) => Html.Append(id, "D");

        /// <summary>Appends a length or position in a drawing, rounded to three decimal places.</summary>
        public void AppendFormatted(double number) => Html.Append(Math.Round(number, 3));
    }
}

using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;

namespace CustomVision.DataRights.Emulator.Wire;

/// <summary>
/// Escapes the same characters as Json.NET by default: control characters, the quote, the backslash and Unicode's line separators. The
/// framework's relaxed encoder would also escape emoji and unusual spaces, which the service sends unescaped.
/// </summary>
internal sealed class WireEncoder : JavaScriptEncoder
{
    /// <summary>The shared instance.</summary>
    public static readonly WireEncoder Instance = new();

    private static readonly SearchValues<char> Escapable = SearchValues.Create([
        .. Enumerable.Range(0, 0x20).Select(c => (char)c),
        '"',
        '\\',
        '\u0085',
        '\u2028',
        '\u2029',
        .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c),
    ]);

    private WireEncoder() { }

    /// <inheritdoc/>
    public override int MaxOutputCharactersPerInputCharacter => 6;

    /// <inheritdoc/>
    public override bool WillEncode(int unicodeScalar) => unicodeScalar is < 0x20 or '"' or '\\' or 0x85 or 0x2028 or 0x2029;

    /// <inheritdoc/>
    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var all = new ReadOnlySpan<char>(text, textLength);
        for (var start = 0; ;)
        {
            var found = all[start..].IndexOfAny(Escapable);
            if (found < 0)
            {
                return -1;
            }

            var index = start + found;
            if (index + 1 >= all.Length || !char.IsSurrogatePair(all[index], all[index + 1]))
            {
                return index;
            }

            start = index + 2;
        }
    }

    /// <inheritdoc/>
    public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var destination = new Span<char>(buffer, bufferLength);
        var shorthand = unicodeScalar switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\b' => "\\b",
            '\f' => "\\f",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            _ => null,
        };

        if (shorthand is not null)
        {
            numberOfCharactersWritten = shorthand.TryCopyTo(destination) ? shorthand.Length : 0;
            return numberOfCharactersWritten > 0;
        }

        return destination.TryWrite(CultureInfo.InvariantCulture, $"\\u{unicodeScalar:x4}", out numberOfCharactersWritten);
    }
}

using System.Buffers;
using System.Globalization;
using System.Text.Json;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export.Units;

/// <summary>
/// The text of a unit: a header, then for each page its offset and the service's JSON of each image, each on its own line. Apart from line
/// breaks, the service's tokens are unchanged.
/// </summary>
internal sealed class UnitText
{
    private const byte PageMark = (byte)'#';
    private const byte FetchMark = (byte)'+';
    private const byte KnownMark = (byte)'=';

    private readonly ArrayBufferWriter<byte> _buffer = new(64 * 1024);

    /// <param name="header">The header.</param>
    public UnitText(UnitHeader header) => Header = header;

    public UnitHeader Header { get; private set; }

    /// <summary>The pages of the unit, by their offsets.</summary>
    public List<(int Skip, List<Raw<Image>> Images)> Pages { get; } = [];

    /// <summary>The images that the unit downloads, in the order of the pages.</summary>
    public List<Raw<Image>> Fetched { get; } = [];

    public void BeginPage(int skip)
    {
        Pages.Add((skip, []));
        Write(PageMark, System.Text.Encoding.ASCII.GetBytes(skip.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Adds an image to the last page.</summary>
    /// <param name="image">The image.</param>
    /// <param name="isFetched">Whether this unit downloads the image, rather than another unit of the project.</param>
    public void Add(Raw<Image> image, bool isFetched)
    {
        Pages[^1].Images.Add(image);
        if (isFetched)
        {
            Fetched.Add(image);
        }

        Write(isFetched ? FetchMark : KnownMark, image.Json.Span);
    }

    /// <summary>Sets the offset of the next page when all pages of the unit are listed.</summary>
    public void End(int? next) => Header = Header with { Next = next };

    public ReadOnlyMemory<byte> ToUtf8()
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(Header, UnitJsonContext.Default.UnitHeader);
        return (byte[])[.. header, (byte)'\n', .. _buffer.WrittenSpan];
    }

    /// <summary>Converts the unit to text without the queries of the links, which give access to the images.</summary>
    public ReadOnlyMemory<byte> ToUtf8WithoutLinks()
    {
        var copy = new UnitText(Header);
        var fetched = Fetched.Select(image => image.Value.Id).ToHashSet();
        foreach (var (skip, images) in Pages)
        {
            copy.BeginPage(skip);
            foreach (var image in images)
            {
                copy.Add(image with { Json = JsonDocuments.Line(image.Json) }, fetched.Remove(image.Value.Id));
            }
        }

        return copy.ToUtf8();
    }

    /// <exception cref="JsonException">The content is not a unit.</exception>
    public static UnitText Read(ReadOnlyMemory<byte> utf8)
    {
        UnitText? text = null;
        while (!utf8.IsEmpty)
        {
            var end = utf8.Span.IndexOf((byte)'\n');
            var line = end < 0 ? utf8 : utf8[..end];
            utf8 = end < 0 ? default : utf8[(end + 1)..];
            if (text is null)
            {
                text = new UnitText(JsonSerializer.Deserialize(line.Span, UnitJsonContext.Default.UnitHeader)!);
                continue;
            }

            var content = line.IsEmpty ? throw new JsonException("A unit has an empty line.") : line[1..];
            switch (line.Span[0])
            {
                case PageMark:
                    text.Pages.Add((int.Parse(content.Span, CultureInfo.InvariantCulture), []));
                    break;
                case FetchMark or KnownMark when text.Pages.Count > 0:
                    var image = JsonAnswer.ReadObject(content.Span, TrainingJsonContext.Default.Image);
                    text.Pages[^1].Images.Add(image);
                    if (line.Span[0] == FetchMark)
                    {
                        text.Fetched.Add(image);
                    }

                    break;
                default:
                    throw new JsonException("A unit has a line of an unknown kind.");
            }
        }

        return text ?? throw new JsonException("A unit is empty.");
    }

    // Line breaks occur only between tokens, if a gateway has indented the JSON. A space is equivalent.
    private void Write(byte mark, ReadOnlySpan<byte> content)
    {
        var line = _buffer.GetSpan(content.Length + 2);
        line[0] = mark;
        content.CopyTo(line[1..]);
        var copied = line.Slice(1, content.Length);
        copied.Replace((byte)'\n', (byte)' ');
        copied.Replace((byte)'\r', (byte)' ');
        line[content.Length + 1] = (byte)'\n';
        _buffer.Advance(content.Length + 2);
    }
}

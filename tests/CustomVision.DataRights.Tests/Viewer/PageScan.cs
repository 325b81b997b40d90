using System.Net;
using System.Text.RegularExpressions;

namespace CustomVision.DataRights.Tests.Viewer;

/// <summary>Reads pages as markup: every <c>&lt;</c> that is not an entity begins a tag, no matter who wrote it.</summary>
internal sealed partial class PageScan
{
    private static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "a",
        "header",
        "nav",
        "main",
        "footer",
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "dl",
        "dt",
        "dd",
        "ul",
        "ol",
        "li",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "div",
        "span",
        "bdi",
        "b",
        "strong",
        "code",
        "pre",
        "details",
        "summary",
        "img",
        "svg",
        "rect",
        "text",
    };

    private static readonly HashSet<string> Attributes = new(StringComparer.Ordinal)
    {
        "lang",
        "dir",
        "charset",
        "http-equiv",
        "content",
        "name",
        "class",
        "id",
        "href",
        "src",
        "alt",
        "width",
        "height",
        "loading",
        "rel",
        "scope",
        "role",
        "tabindex",
        "aria-label",
        "aria-hidden",
        "aria-current",
        "viewBox",
        "preserveAspectRatio",
        "focusable",
        "x",
        "y",
        "font-size",
    };

    public PageScan(string html)
    {
        Html = html;
        var style = StyleElement().Match(html);
        Style = style.Groups["css"].Value;
        var rest = html[(html.IndexOf('\n', StringComparison.Ordinal) + 1)..].Replace(Style, "", StringComparison.Ordinal);
        var position = 0;
        while ((position = rest.IndexOf('<', position)) >= 0)
        {
            var tag = Tag().Match(rest, position);
            if (!tag.Success || tag.Index != position)
            {
                Problems.Add($"a stray '<': {rest.AsSpan(position, Math.Min(60, rest.Length - position))}");
                position++;
                continue;
            }

            position += tag.Length;
            Look(tag);
        }

        if (Words().Matches(Tag().Replace(rest, "\n")).Any(text => text.Value.Contains('>', StringComparison.Ordinal)))
        {
            Problems.Add("a stray '>'");
        }
    }

    public string Html { get; }

    public string Style { get; }

    /// <summary>What our pages never have.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>What the page links to or loads.</summary>
    public List<string> Links { get; } = [];

    public List<string> Opened { get; } = [];

    private void Look(Match tag)
    {
        var name = tag.Groups["name"].Value;
        if (!Elements.Contains(name))
        {
            Problems.Add($"element {name}");
        }

        if (tag.Groups["slash"].Length == 0)
        {
            Opened.Add(name);
        }

        for (var index = 0; index < tag.Groups["attribute"].Captures.Count; index++)
        {
            var attribute = tag.Groups["attribute"].Captures[index].Value;
            var value = WebUtility.HtmlDecode(tag.Groups["value"].Captures[index].Value);
            if (!Attributes.Contains(attribute))
            {
                Problems.Add($"attribute {attribute}");
            }

            if (attribute is "href" or "src")
            {
                Links.Add(value);
            }
        }
    }

    [GeneratedRegex(
        "<(?<slash>/?)(?<name>[a-z][a-z0-9]*)(?: (?<attribute>[a-zA-Z-]+)=\"(?<value>[^\"<>]*)\")*(?: )?/?>",
        RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex Tag();

    [GeneratedRegex("<style>(?<css>.*?)</style>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex StyleElement();

    [GeneratedRegex("[^\n]+", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Words();
}

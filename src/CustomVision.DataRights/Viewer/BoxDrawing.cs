using System.Globalization;

namespace CustomVision.DataRights.Viewer;

/// <summary>
/// Draws boxes over a picture. The drawing is hidden from screen readers, because the list of tags contains the same information.
/// </summary>
internal static class BoxDrawing
{
    /// <summary>
    /// The side length of a drawing for a picture of unknown size, in drawing units. The drawing is stretched to the picture.
    /// </summary>
    private const int UnknownSide = 1000;

    /// <summary>The font size of a box number, as a fraction of the picture's longer side.</summary>
    private const double NumberFraction = 1.0 / 19;

    public static Html? OfSize((int Width, int Height) size, IReadOnlyList<DrawnBox> boxes, TagColours colours) =>
        Create(size.Width, size.Height, "xMidYMid meet", boxes, colours);

    public static Html? OfUnknownSize(IReadOnlyList<DrawnBox> boxes, TagColours colours) =>
        Create(UnknownSide, UnknownSide, "none", boxes, colours);

    private static Html? Create(double width, double height, string fit, IReadOnlyList<DrawnBox> boxes, TagColours colours)
    {
        if (boxes.Count == 0)
        {
            return null;
        }

        var letter = Math.Max(width, height) * NumberFraction;
        var drawing = HtmlScratch.Next();
        foreach (var box in boxes)
        {
            var (x, y, w, h) = (
                box.Region.Left * width,
                box.Region.Top * height,
                Math.Max(0, box.Region.Width * width),
                Math.Max(0, box.Region.Height * height)
            );
            var badge = letter * (0.5 + (0.6 * box.Number.ToString(CultureInfo.InvariantCulture).Length));
            var badgeX = Math.Clamp(x, 0, Math.Max(0, width - badge));
            var badgeY = Math.Clamp(y, 0, Math.Max(0, height - (letter * 1.2)));
            drawing.Add(
                $"""
                <rect class="halo" x="{x}" y="{y}" width="{w}" height="{h}"/><rect class="edge {colours.ClassOf(
                    box.Region.TagId
                )}" x="{x}" y="{y}" width="{w}" height="{h}"/><rect class="badge" x="{badgeX}" y="{badgeY}" width="{badge}" height="{letter
                    * 1.2}"/><text x="{badgeX + (badge / 2)}" y="{badgeY + (letter * 0.95)}" font-size="{letter}">{box.Number}</text>
                """
            );
        }

        var svg = Html.Of(
            $"""<svg class="boxes" viewBox="0 0 {width} {height}" preserveAspectRatio="{fit}" aria-hidden="true" focusable="false">"""
        );
        return svg.Add(drawing).Add($"</svg>");
    }
}

namespace CustomVision.DataRights.Emulator.Pictures;

/// <summary>
/// An RGB picture for drawing simple shapes. Coordinates are pixels from the top left; parts outside the picture are clipped.
/// </summary>
internal sealed class Canvas(int width, int height)
{
    private readonly byte[] _rgb = new byte[width * height * 3];

    /// <summary>The width in pixels.</summary>
    public int Width => width;

    /// <summary>The height in pixels.</summary>
    public int Height => height;

    /// <summary>Fills the background with a gradient from top to bottom.</summary>
    public void FillGradient(Colour top, Colour bottom)
    {
        for (var y = 0; y < height; y++)
        {
            var colour = Colour.Between(top, bottom, (double)y / height);
            Rectangle(0, y, width, 1, colour);
        }
    }

    /// <summary>Draws a filled rectangle.</summary>
    public void Rectangle(int left, int top, int rectangleWidth, int rectangleHeight, Colour colour)
    {
        for (var y = Math.Max(top, 0); y < Math.Min(top + rectangleHeight, height); y++)
        {
            for (var x = Math.Max(left, 0); x < Math.Min(left + rectangleWidth, width); x++)
            {
                Set(x, y, colour);
            }
        }
    }

    /// <summary>Draws a filled ellipse.</summary>
    public void Ellipse(int centreX, int centreY, int radiusX, int radiusY, Colour colour)
    {
        for (var y = Math.Max(centreY - radiusY, 0); y < Math.Min(centreY + radiusY, height); y++)
        {
            for (var x = Math.Max(centreX - radiusX, 0); x < Math.Min(centreX + radiusX, width); x++)
            {
                var dx = (x + 0.5 - centreX) / radiusX;
                var dy = (y + 0.5 - centreY) / radiusY;
                if ((dx * dx) + (dy * dy) <= 1)
                {
                    Set(x, y, colour);
                }
            }
        }
    }

    /// <summary>Draws a filled trapezium with horizontal top and bottom, such as a roof or a windscreen.</summary>
    public void Trapezium(int topLeft, int topWidth, int bottomLeft, int bottomWidth, int top, int trapeziumHeight, Colour colour)
    {
        for (var row = 0; row < trapeziumHeight; row++)
        {
            var part = (double)row / Math.Max(1, trapeziumHeight - 1);
            var left = topLeft + (int)((bottomLeft - topLeft) * part);
            Rectangle(left, top + row, topWidth + (int)((bottomWidth - topWidth) * part), 1, colour);
        }
    }

    /// <summary>Encodes the picture as PNG.</summary>
    public byte[] ToPng() => PngWriter.Write(width, height, _rgb);

    private void Set(int x, int y, Colour colour)
    {
        var offset = ((y * width) + x) * 3;
        _rgb[offset] = colour.Red;
        _rgb[offset + 1] = colour.Green;
        _rgb[offset + 2] = colour.Blue;
    }
}

namespace CustomVision.DataRights.Emulator.Pictures;

/// <summary>
/// A simple drawing for demonstrations and tests, a few kilobytes of PNG: the same subject, seed and size give the same pixels, and two
/// seeds always give two different pictures, because the seed is drawn as a bar code in the lower left corner.
/// </summary>
internal sealed partial class DemoPicture
{
    private DemoPicture(Canvas canvas, PictureBox main, PictureBox detail)
    {
        Png = canvas.ToPng();
        Width = canvas.Width;
        Height = canvas.Height;
        Main = main;
        Detail = detail;
    }

    /// <summary>The picture as PNG.</summary>
    public byte[] Png { get; }

    /// <summary>The width in pixels.</summary>
    public int Width { get; }

    /// <summary>The height in pixels.</summary>
    public int Height { get; }

    /// <summary>The bounding box of the subject.</summary>
    public PictureBox Main { get; }

    /// <summary>The bounding box of the subject's detail: a car's number plate, a face's eyes, a fork's tines, a house's door.</summary>
    public PictureBox Detail { get; }

    /// <summary>Draws a picture.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="seed">The seed for position, size and colours.</param>
    /// <param name="width">The width in pixels, 128–4096; the service enlarges a width below 256.</param>
    /// <param name="height">The height in pixels, 128–4096; the service enlarges a height below 256.</param>
    public static DemoPicture Draw(DemoSubject subject, int seed, int width = 320, int height = 256)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 128);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 128);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, 4096);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, 4096);

        var random = new Random(unchecked((seed * 31) + (int)subject));
        var canvas = new Canvas(width, height);
        var hue = random.NextDouble() * 360;
        canvas.FillGradient(Colour.OfHue(hue, 0.25, 0.95), Colour.OfHue(hue, 0.45, 0.75));
        var paint = Colour.OfHue(hue + 150 + (random.NextDouble() * 60), 0.75, 0.8);

        // The subject fills a frame of half to four fifths of the shorter side, somewhere inside the picture.
        var side = (int)(Math.Min(width, height) * (0.5 + (0.3 * random.NextDouble())));
        var left = random.Next(width - side);
        var top = random.Next(height - side);
        var (main, detail) = subject switch
        {
            DemoSubject.Car => DrawCar(canvas, random, left, top, side, paint),
            DemoSubject.Face => DrawFace(canvas, left, top, side, paint),
            DemoSubject.Fork => DrawFork(canvas, left, top, side, paint),
            DemoSubject.House => DrawHouse(canvas, left, top, side, paint),
            _ => throw new ArgumentOutOfRangeException(nameof(subject), subject, "There is no drawing of this subject."),
        };

        DrawBarCode(canvas, seed);
        return new DemoPicture(canvas, main, detail);
    }

    private static void DrawBarCode(Canvas canvas, int seed)
    {
        for (var bit = 0; bit < 32; bit++)
        {
            canvas.Rectangle(2 * bit, canvas.Height - 3, 2, 3, ((seed >> bit) & 1) == 1 ? Colour.Ink : Colour.White);
        }
    }

    private static PictureBox BoxOf(Canvas canvas, int left, int top, int width, int height) =>
        new((float)left / canvas.Width, (float)top / canvas.Height, (float)width / canvas.Width, (float)height / canvas.Height);
}

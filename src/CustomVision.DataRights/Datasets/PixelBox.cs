using System.Runtime.InteropServices;

namespace CustomVision.DataRights.Datasets;

/// <summary>
/// A box in pixels from the upper left corner, rounded to a ten-thousandth. It never exceeds its image, not even after a reader's rounding.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PixelBox(double X, double Y, double Width, double Height)
{
    /// <summary>
    /// The number of decimals. A ten-thousandth of a pixel is finer than the position of a box in single precision, even in the largest
    /// image that the service accepts.
    /// </summary>
    private const int Digits = 4;

    private const decimal Step = 0.0001m;

    public bool IsEmpty => Width <= 0 || Height <= 0;

    public double Area => Math.Round(Width * Height, Digits);

    public static PixelBox Of(LabelledBox box, DatasetPicture picture)
    {
        var (x, width) = Side(box.Left, box.Right, picture.Width);
        var (y, height) = Side(box.Top, box.Bottom, picture.Height);
        return new(x, y, width, height);
    }

    private static (double Start, double Length) Side(double start, double end, int side)
    {
        var from = Math.Round(start * side, Digits);
        var length = Math.Round((decimal)((end - start) * side), Digits);
        while (length > 0 && from + (double)length > side)
        {
            length -= Step;
        }

        return (from, (double)length);
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace CustomVision.DataRights.Datasets;

/// <summary>How data sets write JSON: letters of every script as they are, numbers in the invariant form, no more digits than they are worth.</summary>
internal static class DatasetJson
{
    /// <summary>Bytes that a writer may hold before it is flushed to a file.</summary>
    public const int FlushBytes = 64 * 1024;

    /// <summary>A ten-thousandth of a pixel: finer than single precision places a box in the largest image that the service takes.</summary>
    private const int PixelDigits = 4;

    /// <summary>Single precision has at most nine significant digits.</summary>
    private const int FractionDigits = 9;

    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static double Pixels(double value) => Math.Round(value, PixelDigits);

    public static double Fraction(double value) => Math.Round(value, FractionDigits);
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace CustomVision.DataRights.Datasets;

/// <summary>
/// The JSON options of data sets: letters of all scripts unescaped, numbers in invariant form with only significant digits.
/// </summary>
internal static class DatasetJson
{
    /// <summary>The maximum number of buffered bytes before a writer is flushed to a file.</summary>
    public const int FlushBytes = 64 * 1024;

    /// <summary>The number of decimals: single precision has at most nine significant digits.</summary>
    private const int FractionDigits = 9;

    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static double Fraction(double value) => Math.Round(value, FractionDigits);
}

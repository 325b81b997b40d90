using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace CustomVision.DataRights.Datasets;

/// <summary>
/// How data sets write JSON: letters of every script as they are, numbers in the invariant form, no more digits than they are worth.
/// </summary>
internal static class DatasetJson
{
    /// <summary>Bytes that a writer may hold before it is flushed to a file.</summary>
    public const int FlushBytes = 64 * 1024;

    /// <summary>Single precision has at most nine significant digits.</summary>
    private const int FractionDigits = 9;

    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static double Fraction(double value) => Math.Round(value, FractionDigits);
}

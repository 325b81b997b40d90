using System.Text.Json;

namespace CustomVision.DataRights.Benchmarks.Measuring;

/// <summary>The measured side of the program: does one piece of work and prints what it cost.</summary>
internal static class MeasuredWork
{
    public const string Export = "export";
    public const string BareLoop = "bare";
    public const string Verify = "verify";

    /// <summary>Says that an export has half of its files, so that the waiting parent can kill it.</summary>
    public const string Half = "half";

    public static async Task<int> RunAsync(string work, string folder, string[] rest)
    {
        var warmUp = work != Verify && rest.Length > 1 ? new Uri(rest[1]) : null;
        var measured = work switch
        {
            Export => await ExportWork.RunAsync(new Uri(rest[0]), folder, warmUp),
            BareLoop => await BareLoopWork.RunAsync(new Uri(rest[0]), folder, warmUp),
            Verify => await VerifyWork.RunAsync(folder, rest[0]),
            _ => throw new ArgumentException($"There is no work {work}.", nameof(work)),
        };
        Console.WriteLine(JsonSerializer.Serialize(measured with { PeakBytes = Meter.PeakBytes() }, MeasurementJson.Default.Measurement));
        return 0;
    }
}

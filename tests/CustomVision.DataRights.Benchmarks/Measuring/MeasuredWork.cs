using System.Text.Json;

namespace CustomVision.DataRights.Benchmarks.Measuring;

/// <summary>The measured side of the program: does one piece of work and prints what it cost.</summary>
internal static class MeasuredWork
{
    public const string Export = "export";
    public const string BareLoop = "bare";
    public const string HashingLoop = "hashing";
    public const string Zip = "zip";
    public const string Verify = "verify";
    public const string Erase = "erase";
    public const string Replay = "replay";
    public const string Convert = "convert";
    public const string CocoLoop = "coco";

    /// <summary>Says that an export has half of its files, so that the waiting parent can kill it.</summary>
    public const string Half = "half";

    public static async Task<int> RunAsync(string work, string folder, string[] rest)
    {
        var warmUp = work is Export or Zip or BareLoop or HashingLoop && rest.Length > 1 ? new Uri(rest[1]) : null;
        var measured = work switch
        {
            Export => await ExportWork.RunAsync(new Uri(rest[0]), folder, warmUp),
            Zip => await ExportWork.RunAsync(new Uri(rest[0]), folder, warmUp, isZip: true),
            BareLoop => await BareLoopWork.RunAsync(new Uri(rest[0]), folder, warmUp, isHashing: false),
            HashingLoop => await BareLoopWork.RunAsync(new Uri(rest[0]), folder, warmUp, isHashing: true),
            Erase => await EraseWork.RunAsync(new Uri(rest[0]), folder),
            Replay => await ReplayWork.RunAsync(new Uri(rest[0]), folder),
            Convert => await ConvertWork.RunAsync(rest[0], folder),
            CocoLoop => await CocoLoopWork.RunAsync(rest[0], folder),
            Verify => await VerifyWork.RunAsync(folder, rest[0]),
            _ => throw new ArgumentException($"There is no work {work}.", nameof(work)),
        };
        Console.WriteLine(JsonSerializer.Serialize(measured with { PeakBytes = Meter.PeakBytes() }, MeasurementJson.Default.Measurement));
        return 0;
    }
}

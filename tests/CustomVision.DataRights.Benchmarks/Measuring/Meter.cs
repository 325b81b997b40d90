using System.Diagnostics;
using System.Globalization;

namespace CustomVision.DataRights.Benchmarks.Measuring;

/// <summary>Time, processor time and allocations from its making on.</summary>
internal sealed class Meter
{
    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly TimeSpan _cpu = Environment.CpuUsage.TotalTime;
    private readonly long _allocated = GC.GetTotalAllocatedBytes();

    public Measurement Read() =>
        new()
        {
            Seconds = Stopwatch.GetElapsedTime(_began).TotalSeconds,
            CpuSeconds = (Environment.CpuUsage.TotalTime - _cpu).TotalSeconds,
            AllocatedBytes = GC.GetTotalAllocatedBytes() - _allocated,
        };

    /// <summary>The largest working set of this process so far.</summary>
    public static long PeakBytes()
    {
        const string Status = "/proc/self/status";
        if (!File.Exists(Status))
        {
            using var process = Process.GetCurrentProcess();
            return process.PeakWorkingSet64;
        }

        // .NET asks for something else on Linux: "VmHWM:   104256 kB".
        var line = File.ReadLines(Status).First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024;
    }
}

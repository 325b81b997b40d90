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
        if (PeakBytes("/proc/self/status") is { } peak)
        {
            return peak;
        }

        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    /// <summary>The largest working set in the status of a process on Linux; <see langword="null"/> where there is none.</summary>
    public static long? PeakBytes(string status)
    {
        try
        {
            // .NET asks for something else on Linux: "VmHWM:   104256 kB".
            var line = File.ReadLines(status).FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null
                ? null
                : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return null; // another system, or the process has ended
        }
    }
}

using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Benchmarks.Measuring;

/// <summary>What one process measured of itself; it says so in one line of JSON.</summary>
internal sealed record Measurement
{
    /// <summary>The work, in seconds; an export's ends where the read-back begins.</summary>
    public double Seconds { get; init; }

    /// <summary>The read-back, in seconds.</summary>
    public double ReadBackSeconds { get; init; }

    /// <summary>Processor time of <see cref="Seconds"/>, user and system, of all threads.</summary>
    public double CpuSeconds { get; init; }

    /// <summary>Bytes allocated on the managed heap in <see cref="Seconds"/>.</summary>
    public long AllocatedBytes { get; init; }

    /// <summary>The largest working set of the process, in bytes.</summary>
    public long PeakBytes { get; init; }

    /// <summary>Requests to the Training API.</summary>
    public long TrainingCalls { get; init; }

    /// <summary>Requests for linked bytes.</summary>
    public long Downloads { get; init; }

    /// <summary>From the beginning to the first answer with linked bytes, in seconds.</summary>
    public double FirstDownloadSeconds { get; init; }

    /// <summary>From the beginning to the last answer with linked bytes, in seconds.</summary>
    public double LastDownloadSeconds { get; init; }

    /// <summary>How the work ended.</summary>
    public string End { get; init; } = string.Empty;
}

[JsonSerializable(typeof(Measurement))]
internal sealed partial class MeasurementJson : JsonSerializerContext;

using System.Globalization;
using CustomVision.DataRights.Emulator.Traffic;

namespace CustomVision.DataRights.Benchmarks.Measuring;

/// <summary>What one export over several processes cost.</summary>
internal sealed record WorkersRun
{
    /// <summary>The downloads at once of a worker, and so its connections.</summary>
    public const int Connections = 8;

    private const double Mebibyte = 1024 * 1024;

    public required int Workers { get; init; }

    public required int Images { get; init; }

    public required int Projects { get; init; }

    /// <summary>The whole export, from the start of the coordinator to its end, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>From the first download to the end of the last one, in seconds.</summary>
    public required double DownloadSeconds { get; init; }

    public required int Downloads { get; init; }

    /// <summary>The calls of GetImages.</summary>
    public required int Pages { get; init; }

    /// <summary>All calls of the Training API.</summary>
    public required int Calls { get; init; }

    public required StorageRequests Storage { get; init; }

    /// <summary>The units: a record of each is written once.</summary>
    public int Units => Storage[StorageRequests.DoneWrite];

    public required long CoordinatorBytes { get; init; }

    public required long WorkerBytes { get; init; }

    public required string End { get; init; }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Workers} workers, {Images} images in {Projects} projects: {Seconds:0.0} s, downloads {DownloadSeconds:0.0} s ({Downloads}), "
                + $"{Pages} pages, {Calls} calls, {Units} units, coordinator {CoordinatorBytes / Mebibyte:0} MB, "
                + $"worker {WorkerBytes / Mebibyte:0} MB; {End}; "
                + $"{string.Join(", ", Storage.All.Select(kind => $"{kind.Kind} {kind.Count}"))}"
        );

    /// <summary>The seconds from the first to the last of the downloads in a log.</summary>
    public static double Span(IReadOnlyList<LoggedRequest> downloads) =>
        downloads.Count == 0
            ? 0
            : (
                downloads.Max(request => request.StartedAt + (request.Duration ?? TimeSpan.Zero))
                - downloads.Min(request => request.StartedAt)
            ).TotalSeconds;
}

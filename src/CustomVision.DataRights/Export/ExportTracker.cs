using CustomVision.DataRights.Export.Downloads;

namespace CustomVision.DataRights.Export;

/// <summary>Counts what a job has done, and tells the host, at most ten times a second and at each change of phase.</summary>
internal sealed class ExportTracker(IProgress<ExportProgress>? progress, TimeProvider time) : IDownloadProgress
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly long _began = time.GetTimestamp();
    private ExportPhase _phase;
    private Guid? _project;
    private long _files;
    private long _filesDownloaded;
    private long _bytes;
    private long _bytesDownloaded;
    private long _expected;
    private bool _throughApi;
    private long _lastReport;

    public void Enter(ExportPhase phase, Guid? project = null) => Update(force: true, () => (_phase, _project) = (phase, project));

    /// <summary>The service counts so many more files.</summary>
    public void Expect(long files) => Update(force: false, () => _expected += files);

    public void Downloaded(long bytes) =>
        Update(
            force: false,
            () =>
            {
                _files++;
                _filesDownloaded++;
                _bytes += bytes;
                _bytesDownloaded += bytes;
            }
        );

    public void Reused(long bytes) =>
        Update(
            force: false,
            () =>
            {
                _files++;
                _bytes += bytes;
            }
        );

    public void Through(bool throughApi)
    {
        if (throughApi && !_throughApi)
        {
            Update(force: true, () => _throughApi = true);
        }
    }

    private void Update(bool force, Action change)
    {
        ExportProgress? report = null;
        lock (_gate)
        {
            change();
            var now = time.GetTimestamp();
            if (progress is not null && (force || time.GetElapsedTime(_lastReport, now) >= Interval))
            {
                _lastReport = now;
                report = Snapshot(now);
            }
        }

        if (report is not null)
        {
            progress!.Report(report);
        }
    }

    private ExportProgress Snapshot(long now)
    {
        var seconds = time.GetElapsedTime(_began, now).TotalSeconds;
        var left = Math.Max(0, _expected - _files);
        return new ExportProgress
        {
            Phase = _phase,
            ProjectId = _project,
            FilesDone = _files,
            FilesTotal = Math.Max(_expected, _files),
            BytesDone = _bytes,
            BytesPerSecond = seconds > 0 ? _bytesDownloaded / seconds : 0,
            EstimatedRemaining = _filesDownloaded > 0 && left > 0 ? TimeSpan.FromSeconds(seconds / _filesDownloaded * left) : null,
            ThroughTrainingApi = _throughApi,
        };
    }
}

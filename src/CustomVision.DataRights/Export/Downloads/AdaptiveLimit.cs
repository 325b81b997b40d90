using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.Export.Downloads;

/// <summary>
/// The limit of concurrent downloads: it grows while that increases the throughput, is halved when the storage is overloaded (429, 503, a
/// timeout), and never exceeds the maximum.
/// </summary>
internal sealed class AdaptiveLimit
{
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(250);

    private readonly TimeProvider _time;
    private readonly ILogger? _logger;
    private readonly int _maximum;
    private readonly Lock _gate = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private int _running;
    private long _windowBegan;
    private long _windowBytes;
    private int _windowDownloads;
    private double _lastRate;
    private bool _shrunkInWindow;

    /// <param name="maximum">The maximum number of concurrent downloads.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Receives a log entry for every change.</param>
    public AdaptiveLimit(int maximum, TimeProvider time, ILogger? logger = null)
    {
        _maximum = maximum;
        _time = time;
        _logger = logger;
        Current = Math.Min(16, maximum);
        _windowBegan = time.GetTimestamp();
    }

    /// <summary>The current limit.</summary>
    public int Current { get; private set; }

    /// <summary>Waits until another download may start.</summary>
    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource place;
        lock (_gate)
        {
            if (_running < Current)
            {
                _running++;
                return;
            }

            place = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(place);
        }

        await using (
            cancellationToken
                .UnsafeRegister(static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), place)
                .ConfigureAwait(false)
        )
        {
            await place.Task.ConfigureAwait(false);
        }
    }

    /// <summary>Ends a download that was started by <see cref="EnterAsync"/>.</summary>
    /// <param name="bytes">The number of bytes downloaded.</param>
    public void Leave(long bytes)
    {
        lock (_gate)
        {
            _running--;
            _windowBytes += bytes;
            _windowDownloads++;
            Measure();
            Admit();
        }
    }

    /// <summary>Reduces the limit after an overload of the storage.</summary>
    public void Shrink()
    {
        lock (_gate)
        {
            if (!_shrunkInWindow)
            {
                Set(Math.Max(1, Current / 2));
                _shrunkInWindow = true;
            }
        }
    }

    private void Measure()
    {
        var elapsed = _time.GetElapsedTime(_windowBegan);
        if (elapsed < Window || _windowDownloads < Current)
        {
            return;
        }

        var rate = _windowBytes / elapsed.TotalSeconds;
        if (!_shrunkInWindow)
        {
            // If the rate fell by a fifth after an increase, the increase is reverted; otherwise the limit grows slightly.
            Set(
                rate > _lastRate * 0.8
                    ? Math.Min(_maximum, Current + Math.Max(1, Current / (rate > _lastRate * 1.1 ? 1 : 4)))
                    : Math.Max(1, Current - Math.Max(1, Current / 4))
            );
        }

        (_lastRate, _windowBegan, _windowBytes, _windowDownloads, _shrunkInWindow) = (rate, _time.GetTimestamp(), 0, 0, false);
    }

    private void Set(int limit)
    {
        if (limit != Current)
        {
            if (_logger is not null)
            {
                DownloadLog.Limited(_logger, Current, limit);
            }

            Current = limit;
        }
    }

    private void Admit()
    {
        while (_running < Current && _waiting.TryDequeue(out var next))
        {
            if (next.TrySetResult())
            {
                _running++;
            }
        }
    }
}

using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.Export.Downloads;

/// <summary>
/// The limit of concurrent downloads: it begins at the maximum, is halved when the storage is overloaded (429, 503, a timeout), and grows
/// again by a quarter in each period without an overload.
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
    private int _windowDownloads;
    private bool _shrunkInWindow;

    /// <param name="maximum">The maximum number of concurrent downloads.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Receives a log entry for every change.</param>
    public AdaptiveLimit(int maximum, TimeProvider time, ILogger? logger = null)
    {
        _maximum = maximum;
        _time = time;
        _logger = logger;
        Current = maximum;
        _windowBegan = time.GetTimestamp();
    }

    /// <summary>The current limit.</summary>
    public int Current { get; private set; }

    /// <summary>Waits until another download may start.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask EnterAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource place;
        lock (_gate)
        {
            if (_running < Current)
            {
                _running++;
                return;
            }

            place = new TaskCompletionSource();
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

    /// <summary>
    /// Ends a download that was started by <see cref="EnterAsync"/>. The next one is started before this method returns: a queued start
    /// would wait for the threads that store other files, and so would the network.
    /// </summary>
    public void Leave()
    {
        lock (_gate)
        {
            _running--;
            _windowDownloads++;
            Grow();
        }

        while (Admit() is { } next)
        {
            if (!next.TrySetResult())
            {
                lock (_gate)
                {
                    _running--; // it was canceled
                }
            }
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

    private void Grow()
    {
        if (_windowDownloads < Current || _time.GetElapsedTime(_windowBegan) < Window)
        {
            return;
        }

        if (!_shrunkInWindow)
        {
            Set(Math.Min(_maximum, Current + Math.Max(1, Current / 4)));
        }

        (_windowBegan, _windowDownloads, _shrunkInWindow) = (_time.GetTimestamp(), 0, false);
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

    private TaskCompletionSource? Admit()
    {
        lock (_gate)
        {
            if (_running < Current && _waiting.TryDequeue(out var next))
            {
                _running++;
                return next;
            }

            return null;
        }
    }
}

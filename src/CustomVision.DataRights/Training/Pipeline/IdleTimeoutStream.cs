using System.Runtime.InteropServices;

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>
/// A body stream whose reads fail when no byte arrives within the idle timeout, or when the rate stays too low for too long.
/// </summary>
internal sealed class IdleTimeoutStream : Stream
{
    private readonly Stream _inner;
    private readonly BodyRateLimit _pace;
    private readonly TimeProvider _time;
    private RateCheck _rate;
    private readonly Action<int>? _onRead;
    private readonly TrainingCall _call;
    private readonly CancellationTokenSource _stop = new();
    private ITimer? _timer;
    private volatile bool _isIdle;

    public IdleTimeoutStream(Stream inner, BodyRateLimit pace, TimeProvider time, TrainingCall call, Action<int>? onRead = null)
    {
        _inner = inner;
        _pace = pace;
        _time = time;
        _rate = new RateCheck(pace);
        _onRead = onRead;
        _call = call;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var began = _time.GetTimestamp();
        var read = _inner.ReadAsync(buffer, _stop.Token);
        if (!read.IsCompletedSuccessfully)
        {
            return WaitAsync(read, began, cancellationToken);
        }

        var bytes = read.Result;
        _rate.Count(bytes, _time.GetElapsedTime(began));
        Count(bytes);
        return ValueTask.FromResult(bytes);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    // A synchronous read cannot be cancelled; disposing the body ends it.
    public override int Read(Span<byte> buffer)
    {
        using var closing = _stop.Token.UnsafeRegister(static inner => ((Stream)inner!).Dispose(), _inner);
        var began = _time.GetTimestamp();
        Limit(_pace.Idle);
        try
        {
            var bytes = _inner.Read(buffer);
            _rate.Count(bytes, _time.GetElapsedTime(began));
            Count(bytes);
            return bytes;
        }
        catch (Exception error) when (_isIdle && error is IOException or ObjectDisposedException or HttpRequestException)
        {
            throw Idle(error);
        }
        finally
        {
            Limit(Timeout.InfiniteTimeSpan);
        }
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _timer?.Dispose();
            _inner.Dispose();
            _stop.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<int> WaitAsync(ValueTask<int> read, long began, CancellationToken cancellationToken)
    {
        using var cancelling = cancellationToken.UnsafeRegister(static stop => ((CancellationTokenSource)stop!).Cancel(), _stop);
        Limit(_pace.Idle);
        try
        {
            var bytes = await read.ConfigureAwait(false);
            _rate.Count(bytes, _time.GetElapsedTime(began));
            Count(bytes);
            return bytes;
        }
        catch (Exception error) when (_stop.IsCancellationRequested && error is not OutOfMemoryException)
        {
            // We stopped the read: report the timeout, whatever exception the body threw as a result.
            cancellationToken.ThrowIfCancellationRequested();
            throw Idle(error);
        }
        finally
        {
            Limit(Timeout.InfiniteTimeSpan);
        }
    }

    // A body that has arrived with the headers needs no timer.
    private void Limit(TimeSpan idle)
    {
        _timer ??= _time.CreateTimer(
            static state => ((IdleTimeoutStream)state!).OnIdle(),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
        _timer.Change(idle, Timeout.InfiniteTimeSpan);
    }

    private void OnIdle()
    {
        _isIdle = true;
        _stop.Cancel();
    }

    private void Count(int bytes)
    {
        TrainingTelemetry.BytesRead(_call, bytes);
        _onRead?.Invoke(bytes);
    }

    private StalledBodyException Idle(Exception cause) => StalledBodyException.Silent(_pace, cause);

    /// <summary>
    /// Checks the average rate of one body, window by window. Only the time spent waiting for bytes counts, so that a slow disk is not
    /// mistaken for a slow service.
    /// </summary>
    [StructLayout(LayoutKind.Auto)]
    private struct RateCheck(BodyRateLimit pace)
    {
        private long _bytes;
        private TimeSpan _waited;

        /// <summary>Counts the bytes of a read and the time spent waiting for them.</summary>
        /// <exception cref="StalledBodyException">Too few bytes arrived in the window that this read completed.</exception>
        public void Count(int bytes, TimeSpan waited)
        {
            _bytes += bytes;
            _waited += waited;
            if (bytes == 0 || _waited < pace.Window)
            {
                return; // a short last window is never too slow
            }

            if (_bytes < pace.MinBytesPerSecond * _waited.TotalSeconds)
            {
                throw StalledBodyException.Slow(pace);
            }

            (_bytes, _waited) = (0, TimeSpan.Zero);
        }
    }
}

using System.Diagnostics;

namespace CustomVision.DataRights.Benchmarks.Measuring;

/// <summary>Counts requests, and remembers when the first and the last one were answered.</summary>
internal sealed class RequestCount
{
    private long _began;
    private long _first;
    private long _last;
    private long _sent;

    public long Sent => Interlocked.Read(ref _sent);

    public double FirstAnswerSeconds => _first == 0 ? 0 : Stopwatch.GetElapsedTime(_began, _first).TotalSeconds;

    public double LastAnswerSeconds => _last == 0 ? 0 : Stopwatch.GetElapsedTime(_began, _last).TotalSeconds;

    public void Begin() => _began = Stopwatch.GetTimestamp();

    public void Send() => Interlocked.Increment(ref _sent);

    public void Answer()
    {
        var now = Stopwatch.GetTimestamp();
        Interlocked.Exchange(ref _last, now);
        if (Interlocked.Read(ref _first) == 0)
        {
            Interlocked.CompareExchange(ref _first, now, 0);
        }
    }
}

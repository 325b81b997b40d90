using System.Diagnostics;

namespace CustomVision.DataRights.Benchmarks.Measuring;

/// <summary>Counts requests, and remembers when the first one was answered.</summary>
internal sealed class RequestCount
{
    private long _began;
    private long _first;
    private long _sent;

    public long Sent => Interlocked.Read(ref _sent);

    public double FirstAnswerSeconds => _first == 0 ? 0 : Stopwatch.GetElapsedTime(_began, _first).TotalSeconds;

    public void Begin() => _began = Stopwatch.GetTimestamp();

    public void Send() => Interlocked.Increment(ref _sent);

    public void Answer()
    {
        if (Interlocked.Read(ref _first) == 0)
        {
            Interlocked.CompareExchange(ref _first, Stopwatch.GetTimestamp(), 0);
        }
    }
}

namespace CustomVision.DataRights.Export.Files;

/// <summary>
/// Threads that write files. The threads of the pool stay free for the network: an answer would otherwise wait behind files, which can be
/// written later, and each wait lengthens the whole export.
/// </summary>
/// <remarks>A thread ends when nothing was written for two seconds.</remarks>
internal static class StorageThreads
{
    /// <summary>The number of waiting files from which on there is no room. Each holds a buffer of 64 KB.</summary>
    public const int MostWaiting = 32;

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(2);
    private static readonly object Gate = new();
    private static readonly Queue<Action> Waiting = new();
    private static int _running;
    private static int _idle;

    /// <summary>The number of threads, if all of them are needed.</summary>
    public static int MaxThreads { get; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Gets whether a thread will soon be free, so that what waits for it holds little memory.</summary>
    public static bool HasRoom
    {
        get
        {
            lock (Gate)
            {
                return Waiting.Count < MostWaiting;
            }
        }
    }

    /// <summary>Continues on one of the threads. What is awaited there continues on the pool, unless it has completed.</summary>
    public static StorageSwitch SwitchAsync() => default;

    /// <summary>Runs a continuation, which must not throw.</summary>
    public static void Run(Action continuation)
    {
        lock (Gate)
        {
            Waiting.Enqueue(continuation);
            if (Waiting.Count <= _idle || _running == MaxThreads)
            {
                Monitor.Pulse(Gate);
                return;
            }

            _running++;
        }

        new Thread(RunAll) { IsBackground = true, Name = "DataRights storage" }.Start();
    }

    private static void RunAll()
    {
        while (Next() is { } continuation)
        {
            continuation();
        }
    }

    private static Action? Next()
    {
        lock (Gate)
        {
            while (Waiting.Count == 0)
            {
                _idle++;
                var isNeeded = Monitor.Wait(Gate, Idle);
                _idle--;
                if (!isNeeded && Waiting.Count == 0)
                {
                    _running--;
                    return null;
                }
            }

            return Waiting.Dequeue();
        }
    }
}

using CustomVision.DataRights.Export.Files;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>Keeps every thread of the storage from writing files until it is disposed.</summary>
internal sealed class BlockedStorage : IDisposable
{
    /// <summary>The number of waiting files from which on a download holds its slot until its file is written.</summary>
    public const int MostWaiting = 32;

    private readonly ManualResetEventSlim _end = new();

    /// <param name="waiting">The number of writes that wait, too.</param>
    public BlockedStorage(int waiting)
    {
        var threads = Math.Max(1, Environment.ProcessorCount / 2);
        using var blocked = new CountdownEvent(threads);
        for (var thread = 0; thread < threads; thread++)
        {
            StorageThreads.Run(() =>
            {
                blocked.Signal();
                _end.Wait();
            });
        }

        blocked.Wait();
        for (var i = 0; i < waiting; i++)
        {
            StorageThreads.Run(() => { });
        }
    }

    public void Dispose() => _end.Set();
}

using CustomVision.DataRights.Export.Files;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>Keeps every thread of the storage from writing files until it is disposed.</summary>
internal sealed class BlockedStorage : IDisposable
{
    private readonly ManualResetEventSlim _end = new();

    /// <param name="waiting">The number of writes that wait, too.</param>
    public BlockedStorage(int waiting)
    {
        using var blocked = new CountdownEvent(StorageThreads.MaxThreads);
        for (var thread = 0; thread < StorageThreads.MaxThreads; thread++)
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

using System.Runtime.CompilerServices;

namespace CustomVision.DataRights.Export.Files;

/// <summary>The awaitable of <see cref="StorageThreads.SwitchAsync"/>.</summary>
internal readonly struct StorageSwitch : ICriticalNotifyCompletion
{
    /// <summary>Always <see langword="false"/>, so that the rest is continued on a thread of the storage.</summary>
    public bool IsCompleted => false;

    public StorageSwitch GetAwaiter() => this;

    public void GetResult() { }

    public void OnCompleted(Action continuation) => StorageThreads.Run(continuation);

    public void UnsafeOnCompleted(Action continuation) => StorageThreads.Run(continuation);
}

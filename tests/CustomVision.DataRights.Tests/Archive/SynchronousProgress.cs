namespace CustomVision.DataRights.Tests.Archive;

/// <summary>Receives progress synchronously, on the reporting thread.</summary>
internal sealed class SynchronousProgress<T>(Action<T> hear) : IProgress<T>
{
    public void Report(T value) => hear(value);
}

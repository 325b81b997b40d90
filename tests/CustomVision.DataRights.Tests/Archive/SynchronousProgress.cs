namespace CustomVision.DataRights.Tests.Archive;

/// <summary>Hears of progress at once, on the thread that reports it.</summary>
internal sealed class SynchronousProgress<T>(Action<T> hear) : IProgress<T>
{
    public void Report(T value) => hear(value);
}

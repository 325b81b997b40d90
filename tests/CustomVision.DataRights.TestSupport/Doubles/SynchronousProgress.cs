namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>Receives progress synchronously, on the reporting thread.</summary>
internal sealed class SynchronousProgress<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}

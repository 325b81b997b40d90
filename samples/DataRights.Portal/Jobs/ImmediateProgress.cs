namespace DataRights.Portal.Jobs;

/// <summary>Reports progress synchronously. On the thread pool, an old report could overtake a newer one.</summary>
internal sealed class ImmediateProgress<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}

namespace DataRights.Portal.Jobs;

/// <summary>Progress without a detour through the thread pool, where an old report could overtake a new one.</summary>
internal sealed class ImmediateProgress<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}

namespace CustomVision.DataRights.Tool.Progress;

/// <summary>
/// Forwards the progress of a part of a job as that of the job. Unlike <see cref="Progress{T}"/>, it reports synchronously.
/// </summary>
internal sealed class Relay<TPart, TJob>(IProgress<TJob>? job, Func<TPart, TJob> describe) : IProgress<TPart>
{
    public void Report(TPart value) => job?.Report(describe(value));
}

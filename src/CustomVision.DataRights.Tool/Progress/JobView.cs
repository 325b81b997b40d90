using Spectre.Console;

namespace CustomVision.DataRights.Tool.Progress;

/// <summary>Shows the progress of a job to a person.</summary>
internal static class JobView
{
    /// <summary>Runs a job, and shows its progress.</summary>
    /// <param name="describe">Describes the job's own form of progress; <see langword="null"/> for what is not shown.</param>
    /// <param name="run">The job.</param>
    public static Task<TResult> ShowAsync<TProgress, TResult>(
        Func<TProgress, JobProgress?> describe,
        Func<IProgress<TProgress>?, Task<TResult>> run
    )
    {
        var invocation = Invocation.Current;
        if (invocation.Verbosity == Verbosity.Quiet)
        {
            return run(null);
        }

        if (!invocation.IsInteractive)
        {
            return run(new Watcher<TProgress>(describe, new JobLines(invocation.Time, Terminal.Info).Show));
        }

        // AutoClear: the summary takes the block's place.
        return invocation
            .Terminal.Live(Text.Empty)
            .AutoClear(true)
            .StartAsync(context =>
                run(new Watcher<TProgress>(describe, new JobBlock(invocation.Time, invocation.Terminal, context.UpdateTarget).Show))
            );
    }

    // Progress may be reported by several threads at once.
    private sealed class Watcher<TProgress>(Func<TProgress, JobProgress?> describe, Action<JobProgress> show) : IProgress<TProgress>
    {
        private readonly Lock _gate = new();

        public void Report(TProgress value)
        {
            lock (_gate)
            {
                if (describe(value) is { } progress)
                {
                    show(progress);
                }
            }
        }
    }
}

using Spectre.Console;

namespace CustomVision.DataRights.Tool.Progress;

/// <summary>Shows the progress of a job to the user.</summary>
internal static class JobView
{
    /// <summary>Runs a job, and shows its progress.</summary>
    /// <param name="describe">
    /// Converts the job's own progress to the common form; <see langword="null"/> for progress that is not shown.
    /// </param>
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

        // AutoClear, because the summary replaces the block.
        return invocation
            .Terminal.Live(Text.Empty)
            .AutoClear(true)
            .StartAsync(context =>
                run(new Watcher<TProgress>(describe, new JobBlock(invocation.Time, invocation.Terminal, context.UpdateTarget).Show))
            );
    }

    // Progress may be reported by several threads concurrently.
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

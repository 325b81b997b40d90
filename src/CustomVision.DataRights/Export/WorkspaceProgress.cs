namespace CustomVision.DataRights.Export;

/// <summary>The progress of the workspace's images, for the sets of iterations that are listed at the same time.</summary>
internal sealed class WorkspaceProgress
{
    private const int Step = 64;

    private TaskCompletionSource _step = NewStep();
    private int _finished;
    private volatile bool _hasEnded;

    /// <summary>Counts an image that is finished.</summary>
    public void Advance()
    {
        if (++_finished % Step == 0)
        {
            EndStep();
        }
    }

    /// <summary>Ends every wait: no further image of the workspace is stored.</summary>
    public void End()
    {
        _hasEnded = true;
        EndStep();
    }

    /// <summary>Waits until a condition is met, or the workspace has ended. The condition is checked after each step.</summary>
    public async Task WaitAsync(Func<bool> isMet, CancellationToken cancellationToken)
    {
        while (true)
        {
            var step = Volatile.Read(ref _step).Task; // before the checks, so that no step is missed
            if (_hasEnded || isMet())
            {
                return;
            }

            await step.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private void EndStep() => Interlocked.Exchange(ref _step, NewStep()).SetResult();

    private static TaskCompletionSource NewStep() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

namespace CustomVision.DataRights.Export;

/// <summary>
/// The images of the workspace that are finished, by their number, for the sets of iterations that are listed at the same time.
/// Thread-safe.
/// </summary>
internal sealed class WorkspaceProgress
{
    private const int Step = 64;

    private readonly Lock _gate = new();
    private NumberSet? _finished = new();
    private TaskCompletionSource _step = NewStep();

    /// <summary>Adds an image whose downloads have ended. A wait for it ends within the next images.</summary>
    public void Add(int image)
    {
        lock (_gate)
        {
            if (_finished is null || !_finished.Add(image) || _finished.Count % Step != 0)
            {
                return;
            }
        }

        EndStep();
    }

    /// <summary>Ends every wait: no further image of the workspace is downloaded.</summary>
    public void End()
    {
        lock (_gate)
        {
            _finished = null;
        }

        EndStep();
    }

    /// <summary>Waits until an image is finished, or the workspace has ended.</summary>
    public async ValueTask WaitForAsync(int image, CancellationToken cancellationToken)
    {
        while (true)
        {
            var step = Volatile.Read(ref _step).Task; // before the check, so that no step is missed
            if (IsFinished(image))
            {
                return;
            }

            await step.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private bool IsFinished(int image)
    {
        lock (_gate)
        {
            return _finished?.Contains(image) ?? true;
        }
    }

    private void EndStep() => Interlocked.Exchange(ref _step, NewStep()).SetResult();

    private static TaskCompletionSource NewStep() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

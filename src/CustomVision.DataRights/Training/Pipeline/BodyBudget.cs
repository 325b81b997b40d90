namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>
/// The memory that large bodies share: each reserves its bytes before they are read, in turn, and gives them back when it has been parsed.
/// One reservation a body, so that two that wait cannot hold what the other needs.
/// </summary>
/// <param name="size">The bytes that all may reserve together.</param>
internal sealed class BodyBudget(long size)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<(long Bytes, TaskCompletionSource Granted)> _waiting = new();
    private long _free = size;

    /// <summary>The budget of the process, since its memory is one.</summary>
    public static BodyBudget Shared { get; } = new(64 * 1024 * 1024);

    public long Size { get; } = size;

    public long Free
    {
        get
        {
            lock (_gate)
            {
                return _free;
            }
        }
    }

    /// <summary>
    /// Waits until so many bytes are free, behind those that have waited longer. More than the whole budget counts as the whole.
    /// </summary>
    public async Task<IDisposable> ReserveAsync(long bytes, CancellationToken cancellationToken)
    {
        bytes = Math.Min(bytes, Size);
        var granted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.AddLast((bytes, granted));
            Grant();
        }

        try
        {
            await using (
                cancellationToken
                    .UnsafeRegister(static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), granted)
                    .ConfigureAwait(false)
            )
            {
                await granted.Task.ConfigureAwait(false);
            }
        }
        finally
        {
            if (granted.Task.IsCanceled)
            {
                lock (_gate)
                {
                    Grant(); // the one at the head may have been this
                }
            }
        }

        return new Reservation(this, bytes);
    }

    private void Grant()
    {
        while (_waiting.First is { } first)
        {
            var (bytes, granted) = first.Value;
            if (!granted.Task.IsCanceled)
            {
                if (bytes > _free)
                {
                    return;
                }

                if (granted.TrySetResult())
                {
                    _free -= bytes;
                }
            }

            _waiting.RemoveFirst();
        }
    }

    private void Return(long bytes)
    {
        lock (_gate)
        {
            _free += bytes;
            Grant();
        }
    }

    private sealed class Reservation(BodyBudget budget, long bytes) : IDisposable
    {
        private int _isReturned;

        // A handler of the host may drop an answer without disposing it, and the others must not wait for it forever.
#pragma warning disable MA0055
        ~Reservation() => Return();
#pragma warning restore MA0055

        public void Dispose()
        {
            Return();
            GC.SuppressFinalize(this);
        }

        private void Return()
        {
            if (Interlocked.Exchange(ref _isReturned, 1) == 0)
            {
                budget.Return(bytes);
            }
        }
    }
}

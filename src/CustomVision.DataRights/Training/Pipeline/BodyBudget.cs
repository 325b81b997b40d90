namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>
/// The memory budget that large bodies share. Each body reserves its bytes, in order of arrival, before it is read, and releases them once
/// it is parsed. A body makes only one reservation, so that two waiting bodies cannot deadlock.
/// </summary>
/// <param name="size">The total number of bytes that can be reserved.</param>
internal sealed class BodyBudget(long size)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<(long Bytes, TaskCompletionSource Granted)> _waiting = new();
    private long _free = size;

    /// <summary>The budget of the whole process.</summary>
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
    /// Waits, in order of arrival, until the given number of bytes is free, and reserves it. A larger number than the budget reserves the
    /// whole budget.
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
                    Grant(); // this may have been the head of the queue
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

        // A host's handler may drop an answer without disposing it; the other bodies must not wait for its bytes forever.
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

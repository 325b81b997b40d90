namespace CustomVision.DataRights.Export;

/// <summary>
/// Limits the bytes in a window with one writer and one reader. The writer waits while the window is full, but a single item is always
/// accepted.
/// </summary>
/// <param name="most">The maximum number of bytes in the window.</param>
internal sealed class ByteWindow(long most)
{
    private readonly Lock _gate = new();
    private long _held;
    private TaskCompletionSource? _room;

    public async ValueTask AddAsync(long bytes, CancellationToken cancellationToken)
    {
        while (!TryAdd(bytes, out var room))
        {
            await room.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public void Remove(long bytes)
    {
        TaskCompletionSource? room;
        lock (_gate)
        {
            _held -= bytes;
            (room, _room) = (_room, null);
        }

        room?.SetResult();
    }

    /// <param name="bytes">The bytes to add.</param>
    /// <param name="room">A task that completes when bytes were removed.</param>
    private bool TryAdd(long bytes, out Task room)
    {
        lock (_gate)
        {
            if (_held == 0 || _held + bytes <= most)
            {
                _held += bytes;
                room = Task.CompletedTask;
                return true;
            }

            _room = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            room = _room.Task;
            return false;
        }
    }
}

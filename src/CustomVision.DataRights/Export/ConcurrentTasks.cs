namespace CustomVision.DataRights.Export;

/// <summary>Runs two parts of a job concurrently.</summary>
internal static class ConcurrentTasks
{
    /// <summary>
    /// Runs both to completion. If one fails, the other is cancelled and awaited: nothing may still be writing when a job ends.
    /// </summary>
    public static async Task RunAsync(
        Func<CancellationToken, Task> first,
        Func<CancellationToken, Task> second,
        CancellationToken cancellationToken
    )
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // Throws the failure, not the resulting cancellation.
        await Task.WhenAll(RunAsync(first, ending), RunAsync(second, ending)).ConfigureAwait(false);
    }

    private static async Task RunAsync(Func<CancellationToken, Task> part, CancellationTokenSource ending)
    {
        try
        {
            await part(ending.Token).ConfigureAwait(false);
        }
        catch
        {
            await ending.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }
}

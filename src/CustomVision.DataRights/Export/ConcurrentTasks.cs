namespace CustomVision.DataRights.Export;

/// <summary>Runs two parts of a job side by side.</summary>
internal static class ConcurrentTasks
{
    /// <summary>
    /// Runs both to their ends. When one fails the other is ended, and waited for: nothing may still be writing when a job ends.
    /// </summary>
    public static async Task RunAsync(
        Func<CancellationToken, Task> first,
        Func<CancellationToken, Task> second,
        CancellationToken cancellationToken
    )
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // Gives the failure, not the cancellation that it led to.
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

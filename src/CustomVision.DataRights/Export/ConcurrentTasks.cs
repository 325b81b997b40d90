namespace CustomVision.DataRights.Export;

/// <summary>Runs parts of a job concurrently.</summary>
internal static class ConcurrentTasks
{
    /// <summary>
    /// Runs all to completion. If one fails, the others are cancelled and awaited: nothing may still be writing when a job ends.
    /// </summary>
    public static async Task RunAsync(IReadOnlyList<Func<CancellationToken, Task>> parts, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // Throws the failure, not the resulting cancellation.
        await Task.WhenAll(parts.Select(part => RunAsync(part, ending)).ToList()).ConfigureAwait(false);
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

using Microsoft.Extensions.Options;

namespace CustomVision.DataRights;

/// <summary>
/// The boundary of a job: what no part of it foresaw leaves as the documented base exception, without its message, which may quote the
/// service.
/// </summary>
internal static class UnforeseenFault
{
    /// <summary>Whether an exception is neither one that is documented nor the caller's cancellation.</summary>
    public static bool Is(Exception fault, CancellationToken cancellationToken) =>
        fault is not (DataRightsException or OptionsValidationException)
        && !(fault is OperationCanceledException && cancellationToken.IsCancellationRequested);

    /// <summary>Runs a job.</summary>
    /// <param name="job">The job, as the beginning of a sentence.</param>
    /// <param name="remedy">What to do, in whole sentences.</param>
    /// <param name="run">The job.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <param name="leavesFileFaults">Whether an error of the file system leaves as it is, since the file is the host's own.</param>
    /// <exception cref="DataRightsException">The job ended with an exception that none of its parts foresaw.</exception>
    public static async Task<T> GuardAsync<T>(
        string job,
        string remedy,
        Func<Task<T>> run,
        CancellationToken cancellationToken,
        bool leavesFileFaults = false
    )
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (Exception fault)
            when (Is(fault, cancellationToken) && !(leavesFileFaults && fault is (IOException or UnauthorizedAccessException)))
        {
            throw new DataRightsException(
                $"{job} ended with an unforeseen {fault.GetType().Name}. {remedy} If it happens again, report it with the stack trace of "
                    + $"the inner exception.",
                fault
            );
        }
    }
}

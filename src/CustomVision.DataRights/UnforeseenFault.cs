using Microsoft.Extensions.Options;

namespace CustomVision.DataRights;

/// <summary>
/// Converts undocumented exceptions of a job into the documented base exception, without their message, which may quote the service.
/// </summary>
internal static class UnforeseenFault
{
    /// <summary>Determines whether an exception is neither documented nor caused by the caller's cancellation.</summary>
    public static bool Is(Exception fault, CancellationToken cancellationToken) =>
        fault is not (DataRightsException or OptionsValidationException)
        && !(fault is OperationCanceledException && cancellationToken.IsCancellationRequested);

    /// <summary>Runs a job and converts its undocumented exceptions.</summary>
    /// <param name="job">The name of the job, to begin the message.</param>
    /// <param name="remedy">The recommended action, in complete sentences.</param>
    /// <param name="run">The job.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <param name="leavesFileFaults">Whether exceptions of the file system are not converted, since the file is the host's own.</param>
    /// <exception cref="DataRightsException">The job ended with an undocumented exception.</exception>
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

namespace CustomVision.DataRights.Erasure;

/// <summary>Options for carrying out a plan.</summary>
public sealed class EraseOptions
{
    /// <summary>
    /// The current directory of the plan's archive (<see cref="ErasureRequest.ArchiveDirectory"/>). The archive is verified in full before
    /// the first deletion of the call, which reads every byte of it.
    /// </summary>
    /// <value>None by default, for a plan that was made without an archive.</value>
    public string? ArchiveDirectory { get; set; }

    /// <summary>
    /// The maximum time to wait for deletions that take effect later, in place of the <see cref="ErasureLimits.VerificationDeadline"/> of
    /// the request.
    /// </summary>
    /// <value>That of the request by default; from zero, which checks once, to 1 day.</value>
    public TimeSpan? VerificationDeadline { get; set; }
}

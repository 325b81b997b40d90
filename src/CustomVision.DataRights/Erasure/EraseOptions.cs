namespace CustomVision.DataRights.Erasure;

/// <summary>How one call carries out a plan.</summary>
public sealed class EraseOptions
{
    /// <summary>
    /// The directory of the plan's archive (<see cref="ErasureRequest.ArchiveDirectory"/>), wherever it is by now. It is verified in full
    /// before the first deletion of the call, which reads every byte of it.
    /// </summary>
    /// <value>None by default, for a plan that was made without an archive.</value>
    public string? ArchiveDirectory { get; set; }

    /// <summary>
    /// How long to wait for deletions that take effect later, in place of the plan's own
    /// <see cref="ErasureTerms.VerificationDeadlineSeconds"/>.
    /// </summary>
    /// <value>The plan's own by default; from zero, which asks once, to 1 day.</value>
    public TimeSpan? VerificationDeadline { get; set; }
}

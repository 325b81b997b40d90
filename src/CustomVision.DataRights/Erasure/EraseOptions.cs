using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Erasure;

/// <summary>Options for carrying out a plan.</summary>
public sealed class EraseOptions
{
    /// <summary>
    /// The plan's archive (<see cref="ErasureRequest.ArchiveSource"/>) where it is now. The archive is verified in full before the first
    /// deletion of the call, which reads every byte of it.
    /// </summary>
    /// <value>None by default, for a plan that was made without an archive.</value>
    public IArchiveSource? ArchiveSource { get; set; }

    /// <summary>The <see cref="ArchiveSource"/> as the path of a directory.</summary>
    /// <value>None by default, and where the source is not a directory.</value>
    public string? ArchiveDirectory
    {
        get => (ArchiveSource as DirectoryArchiveSource)?.RootDirectory;
        set => ArchiveSource = value is null ? null : new DirectoryArchiveSource(value);
    }

    /// <summary>
    /// The maximum time to wait for deletions that take effect later, in place of the <see cref="ErasureLimits.VerificationDeadline"/> of
    /// the request.
    /// </summary>
    /// <value>That of the request by default; from zero, which checks once, to 1 day.</value>
    public TimeSpan? VerificationDeadline { get; set; }
}

namespace CustomVision.DataRights.Archive;

/// <summary>
/// What was handed over is not an archive, or not a name inside one, in a way that leaves nothing to report on.
/// What is wrong inside an archive is a finding instead.
/// </summary>
public sealed class ArchiveFormatException : DataRightsException
{
    /// <summary>Creates an exception without a message.</summary>
    public ArchiveFormatException() { }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">What is wrong, and the remedy.</param>
    public ArchiveFormatException(string message)
        : base(message) { }

    /// <summary>Creates an exception that another one caused.</summary>
    /// <param name="message">What is wrong, and the remedy.</param>
    /// <param name="innerException">The cause.</param>
    public ArchiveFormatException(string message, Exception? innerException)
        : base(message, innerException) { }
}

namespace CustomVision.DataRights.Archive;

/// <summary>
/// The input is not an archive, or not the path of a file inside one, so that no report can be made. Problems inside an archive are
/// findings instead.
/// </summary>
public sealed class ArchiveFormatException : DataRightsException
{
    /// <summary>Creates an exception without a message.</summary>
    public ArchiveFormatException() { }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">The message: the problem and its remedy.</param>
    public ArchiveFormatException(string message)
        : base(message) { }

    /// <summary>Creates an exception with a message and its cause.</summary>
    /// <param name="message">The message: the problem and its remedy.</param>
    /// <param name="innerException">The cause.</param>
    public ArchiveFormatException(string message, Exception? innerException)
        : base(message, innerException) { }
}

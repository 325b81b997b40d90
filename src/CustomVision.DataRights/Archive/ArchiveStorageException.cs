namespace CustomVision.DataRights.Archive;

/// <summary>
/// The storage of an archive refuses to be written: it is full, read-only or gone. The message names the remedy, and the operating system's
/// own error is the <see cref="Exception.InnerException"/>. Unlike a failed download, which affects one object, it ends the job.
/// </summary>
public sealed class ArchiveStorageException : DataRightsException
{
    /// <summary>Creates an exception without a message.</summary>
    public ArchiveStorageException() { }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">What is wrong, and the remedy.</param>
    public ArchiveStorageException(string message)
        : base(message) { }

    /// <summary>Creates an exception that another one caused.</summary>
    /// <param name="message">What is wrong, and the remedy.</param>
    /// <param name="innerException">The cause.</param>
    public ArchiveStorageException(string message, Exception? innerException)
        : base(message, innerException) { }
}

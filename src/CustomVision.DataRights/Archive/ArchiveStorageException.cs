namespace CustomVision.DataRights.Archive;

/// <summary>
/// The storage of an archive cannot be written: it is full, read-only or unavailable. The message states the remedy, and the operating
/// system's error is the <see cref="Exception.InnerException"/>. Unlike a failed download, which affects one object, it ends the job.
/// </summary>
public sealed class ArchiveStorageException : DataRightsException
{
    /// <summary>Creates an exception without a message.</summary>
    public ArchiveStorageException() { }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">The message: the problem and its remedy.</param>
    public ArchiveStorageException(string message)
        : base(message) { }

    /// <summary>Creates an exception with a message and its cause.</summary>
    /// <param name="message">The message: the problem and its remedy.</param>
    /// <param name="innerException">The cause.</param>
    public ArchiveStorageException(string message, Exception? innerException)
        : base(message, innerException) { }
}

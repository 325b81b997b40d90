namespace CustomVision.DataRights.Training;

/// <summary>Thrown when a file is larger than an option allows. Not retried: the next attempt would fail in the same way.</summary>
internal sealed class BlobTooLargeException(string reason) : IOException(reason)
{
    /// <summary>Finds this exception in an error: the error itself or its inner exception.</summary>
    public static BlobTooLargeException? In(Exception error) =>
        error as BlobTooLargeException ?? error.InnerException as BlobTooLargeException;
}

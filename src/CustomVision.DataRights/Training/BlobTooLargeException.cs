namespace CustomVision.DataRights.Training;

/// <summary>A file is larger than an option allows. Another attempt would end the same way.</summary>
internal sealed class BlobTooLargeException(string reason) : IOException(reason)
{
    /// <summary>Finds the refusal, also where it is the cause of the call's error.</summary>
    public static BlobTooLargeException? In(Exception error) =>
        error as BlobTooLargeException ?? error.InnerException as BlobTooLargeException;
}

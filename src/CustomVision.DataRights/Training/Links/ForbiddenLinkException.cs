namespace CustomVision.DataRights.Training.Links;

/// <summary>Thrown for a link that cannot lead to the service's storage. The link was not followed, and the call is not retried.</summary>
internal sealed class ForbiddenLinkException(string reason) : Exception(reason)
{
    /// <summary>Finds this exception in an error: the error itself or its inner exception.</summary>
    public static ForbiddenLinkException? In(Exception? error) =>
        error as ForbiddenLinkException ?? error?.InnerException as ForbiddenLinkException;
}

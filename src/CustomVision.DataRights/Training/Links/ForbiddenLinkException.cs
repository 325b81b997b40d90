namespace CustomVision.DataRights.Training.Links;

/// <summary>A link of the service leads where none of its storage is, and was not followed. It is not retried.</summary>
internal sealed class ForbiddenLinkException(string reason) : Exception(reason)
{
    /// <summary>The refusal, also where the connection's error wraps it.</summary>
    public static ForbiddenLinkException? In(Exception? error) =>
        error as ForbiddenLinkException ?? error?.InnerException as ForbiddenLinkException;
}

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>
/// Thrown when the credential returned no token, so that no request was sent. Not retried, since credentials have retries of their own.
/// </summary>
internal sealed class TokenUnavailableException(string reason, Exception? cause) : Exception(reason, cause);

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>The credential gave no token, so that nothing was sent. Credentials retry by themselves, so this is not retried.</summary>
internal sealed class TokenUnavailableException(string reason, Exception? cause) : Exception(reason, cause);
